//! A workload on AWS (AIP-4117). Its subject token is a signed GetCallerIdentity request to AWS, which Google's security
//! token service sends to learn who the caller is.

use super::endpoint::{Endpoint, RESERVED};
use super::token::secret;
use crate::error::Error;
use crate::message::Timestamp;
use crate::transport::{ProxySetting, TransportSettings};
use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use percent_encoding::utf8_percent_encode;
use ring::{digest, hmac};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::sync::Arc;

const VERIFICATION_URL: &str = "https://sts.{region}.amazonaws.com?Action=GetCallerIdentity&Version=2011-06-15";

const SESSION: HeaderName = HeaderName::from_static("x-aws-ec2-metadata-token");
const SESSION_LIFETIME: HeaderName = HeaderName::from_static("x-aws-ec2-metadata-token-ttl-seconds");

pub(super) struct Aws {
    /// Where the metadata server of AWS gives these. Environment variables have precedence.
    region: Option<Endpoint>,
    roles: Option<Endpoint>,
    /// Where it gives the session token that its other endpoints require.
    session: Option<Endpoint>,
    verification_url: String,
    audience: String,
}

struct Keys {
    id: String,
    secret: String,
    session_token: Option<String>,
}

impl Aws {
    pub fn new(source: &Value, audience: &str, settings: &Arc<TransportSettings>) -> Result<Self, Error> {
        if source["environment_id"] != "aws1" {
            return Err(Error::credentials("credential_source.environment_id: expected \"aws1\""));
        }
        // The metadata server is part of the machine, so it is never reached through a proxy.
        let settings = Arc::new(TransportSettings { proxy: ProxySetting::Direct, ..(**settings).clone() });
        let endpoint = |member: &str| {
            let url = source[member].as_str();
            url.map(|url| Endpoint::new(&format!("credential_source.{member}"), url, &settings)).transpose()
        };
        Ok(Aws {
            region: endpoint("region_url")?,
            roles: endpoint("url")?,
            session: endpoint("imdsv2_session_token_url")?,
            verification_url: source["regional_cred_verification_url"].as_str().unwrap_or(VERIFICATION_URL).to_owned(),
            audience: audience.to_owned(),
        })
    }

    pub async fn subject_token(&self) -> Result<String, Error> {
        let (region, keys) = (region_of_environment(), keys_of_environment());
        let session = match &self.session {
            Some(session) if region.is_none() || keys.is_none() => session_headers(session).await?,
            _ => HeaderMap::new(),
        };
        let region = match region {
            Some(region) => region,
            None => self.region(&session).await?,
        };
        let keys = match keys {
            Some(keys) => keys,
            None => self.keys(&session).await?,
        };
        let url = self.verification_url.replace("{region}", &region);
        let request = signed_request(&url, &region, &keys, &self.audience, Timestamp::now())?;
        Ok(utf8_percent_encode(&request.to_string(), &RESERVED).to_string())
    }

    async fn region(&self, session: &HeaderMap) -> Result<String, Error> {
        let missing = || Error::credentials("credential_source.region_url: expected a URL, or AWS_REGION to be set");
        let zone = text_of(&self.region.as_ref().ok_or_else(missing)?.get(session).await?)?;
        // The zone us-east-2b is in the region us-east-2.
        Ok(zone.trim_end_matches(|letter: char| letter.is_ascii_lowercase()).to_owned())
    }

    async fn keys(&self, session: &HeaderMap) -> Result<Keys, Error> {
        let missing = || Error::credentials("credential_source.url: expected a URL, or AWS_ACCESS_KEY_ID to be set");
        let roles = self.roles.as_ref().ok_or_else(missing)?;
        let role = text_of(&roles.get(session).await?)?;
        // The error of the parser may quote a secret, so it is not passed on.
        let given: Value = serde_json::from_slice(&roles.get_below(&role, session).await?).unwrap_or_default();
        match (given["AccessKeyId"].as_str(), given["SecretAccessKey"].as_str()) {
            (Some(id), Some(key)) => Ok(Keys {
                id: id.to_owned(),
                secret: key.to_owned(),
                session_token: given["Token"].as_str().map(str::to_owned),
            }),
            _ => Err(Error::credentials("the metadata server of AWS gave no AccessKeyId with its SecretAccessKey")),
        }
    }
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

fn region_of_environment() -> Option<String> {
    variable("AWS_REGION").or_else(|| variable("AWS_DEFAULT_REGION"))
}

fn keys_of_environment() -> Option<Keys> {
    let (id, secret) = (variable("AWS_ACCESS_KEY_ID")?, variable("AWS_SECRET_ACCESS_KEY")?);
    Some(Keys { id, secret, session_token: variable("AWS_SESSION_TOKEN") })
}

/// The session is used at once, so five minutes are enough.
async fn session_headers(session: &Endpoint) -> Result<HeaderMap, Error> {
    let lifetime = HeaderMap::from_iter([(SESSION_LIFETIME, HeaderValue::from_static("300"))]);
    let token = text_of(&session.put(&lifetime).await?)?;
    let token = secret(&token)
        .ok_or_else(|| Error::credentials("the session of AWS has characters that HTTP does not allow"))?;
    Ok(HeaderMap::from_iter([(SESSION, token)]))
}

fn text_of(answer: &[u8]) -> Result<String, Error> {
    let text = std::str::from_utf8(answer).map(|text| text.trim().to_owned()).unwrap_or_default();
    if text.is_empty() {
        Err(Error::credentials("the metadata server of AWS did not answer with text"))
    } else {
        Ok(text)
    }
}

/// The request for the caller's identity, with the signature of AWS, version 4.
fn signed_request(url: &str, region: &str, keys: &Keys, audience: &str, now: Timestamp) -> Result<Value, Error> {
    let refused = || {
        Error::credentials("credential_source.regional_cred_verification_url: expected a URL that begins with https://")
    };
    let target: Uri = url.parse().map_err(|_| refused())?;
    let host = target.host().filter(|_| target.scheme_str() == Some("https")).ok_or_else(refused)?;
    let service = host.split('.').next().unwrap_or_default().trim_end_matches("-fips");
    // 2026-01-02T03:04:05.678Z becomes 20260102T030405Z.
    let time = now.to_string();
    let time: String = time.chars().take(19).filter(|letter| !matches!(letter, '-' | ':')).chain(['Z']).collect();
    let (day, _) = time.split_at(8);

    let mut headers =
        BTreeMap::from([("host", host), ("x-amz-date", &time), ("x-goog-cloud-target-resource", audience)]);
    headers.extend(keys.session_token.as_deref().map(|token| ("x-amz-security-token", token)));
    let names = headers.keys().copied().collect::<Vec<_>>().join(";");
    let mut canonical = format!("POST\n{}\n{}\n", target.path(), canonical_query(target.query().unwrap_or_default()));
    for (name, value) in &headers {
        // Writing to a String does not fail.
        let _ = writeln!(canonical, "{name}:{value}");
    }
    let _ = write!(canonical, "\n{names}\n{}", sha256(""));

    let scope = format!("{day}/{region}/{service}/aws4_request");
    let to_sign = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{}", sha256(&canonical));
    let key = [day, region, service, "aws4_request"]
        .iter()
        .fold(format!("AWS4{}", keys.secret).into_bytes(), |key, part| hmac_sha256(&key, part).as_ref().to_vec());
    let signature = hex(hmac_sha256(&key, &to_sign).as_ref());
    let authorization =
        format!("AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={names}, Signature={signature}", keys.id);
    headers.insert("Authorization", &authorization);
    let headers: Vec<_> = headers.iter().map(|(name, value)| json!({"key": name, "value": value})).collect();
    Ok(json!({"url": url, "method": "POST", "headers": headers}))
}

fn canonical_query(query: &str) -> String {
    let mut pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes())
        .map(|(name, value)| {
            format!("{}={}", utf8_percent_encode(&name, &RESERVED), utf8_percent_encode(&value, &RESERVED))
        })
        .collect();
    pairs.sort_unstable();
    pairs.join("&")
}

fn hmac_sha256(key: &[u8], text: &str) -> hmac::Tag {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text.as_bytes())
}

fn sha256(text: &str) -> String {
    hex(digest::digest(&digest::SHA256, text.as_bytes()).as_ref())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUDIENCE: &str = "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/x";

    /// The headers of a request that is signed at 2026-01-02T03:04:05Z.
    fn headers(url: &str, session_token: Option<&str>) -> BTreeMap<String, String> {
        let session_token = session_token.map(str::to_owned);
        let keys = Keys { id: "AKIDEXAMPLE".into(), secret: "secret-of-aws".into(), session_token };
        let now = Timestamp { seconds: 1_767_323_045, nanos: 678_000_000 };
        let request = signed_request(url, "us-east-2", &keys, AUDIENCE, now).unwrap();
        assert_eq!((&request["url"], &request["method"]), (&json!(url), &json!("POST")));
        let pair = |header: &Value| Some((header["key"].as_str()?.to_owned(), header["value"].as_str()?.to_owned()));
        request["headers"].as_array().unwrap().iter().map(|header| pair(header).unwrap()).collect()
    }

    /// What google-auth 2.63 makes of the same.
    #[test]
    fn the_signature_is_that_of_googles_library() {
        let of_session = headers(&VERIFICATION_URL.replace("{region}", "us-east-2"), Some("session-of-aws"));
        let expected = [
            (
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-2/sts/aws4_request, \
                    SignedHeaders=host;x-amz-date;x-amz-security-token;x-goog-cloud-target-resource, \
                    Signature=ef859d26afe31484d8cb4929a3b5b5fb98822e16b48efd7c6a2f59e999407573",
            ),
            ("host", "sts.us-east-2.amazonaws.com"),
            ("x-amz-date", "20260102T030405Z"),
            ("x-amz-security-token", "session-of-aws"),
            ("x-goog-cloud-target-resource", AUDIENCE),
        ];
        assert_eq!(of_session, expected.map(|(name, value)| (name.to_owned(), value.to_owned())).into());

        let url = "https://sts-fips.us-east-2.amazonaws.com/a%20b?Version=2011-06-15&Action=Get%20It";
        let without_session = headers(url, None);
        let authorization = &without_session["Authorization"];
        let expected = "SignedHeaders=host;x-amz-date;x-goog-cloud-target-resource, \
            Signature=d7e189106dc53a8a4162c1582db5f55181310747c39bfb59d176d026c990b494";
        assert!(authorization.ends_with(expected), "{authorization}");
    }

    #[test]
    fn only_a_url_of_https_is_signed() {
        let keys = Keys { id: "i".into(), secret: "s".into(), session_token: None };
        for url in ["", "sts.amazonaws.com", "http://sts.amazonaws.com", "https://"] {
            let error = signed_request(url, "us-east-2", &keys, AUDIENCE, Timestamp::default()).unwrap_err();
            assert!(error.message().contains("regional_cred_verification_url"), "{url}: {error}");
        }
    }
}
