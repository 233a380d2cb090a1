//! OpenID Connect tokens as the service puts them on tasks, signed with a key that everybody has.
//!
//! The key stands in this repository: a token proves nothing but that the worker's checks work. The discovery document
//! and the key set are served by the emulator so that they can.

use crate::clock::Time;
use base64_simd::{STANDARD, URL_SAFE_NO_PAD as BASE64};
use ring::rand::SystemRandom;
use ring::rsa::{KeyPair, PublicKeyComponents};
use ring::signature::RSA_PKCS1_SHA256;
use serde_json::{Value, json};
use std::sync::LazyLock;

pub const DISCOVERY_PATH: &str = "/.well-known/openid-configuration";
pub const KEYS_PATH: &str = "/oauth2/v3/certs";
/// Where Google's libraries for Node and Java look for certificates, and where others do.
pub const CERTIFICATE_PATHS: [&str; 2] = ["/oauth2/v1/certs", "/certs"];

const KEY_ID: &str = "cloudtasks-emulator-development-key";
const LIFETIME: i64 = 3600;

static KEY: LazyLock<KeyPair> = LazyLock::new(|| {
    let pem = include_str!("oidc_development_key.pem");
    let base64: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let der = STANDARD.decode_to_vec(base64).expect("the file is PEM");
    KeyPair::from_pkcs8(&der).expect("the file holds an RSA key")
});

/// A token for a service account and an audience, good for an hour.
pub fn token(email: &str, audience: &str, issuer: &str, now: Time) -> String {
    let issued = now.0.div_euclid(1_000_000);
    let id = account_id(email);
    let header = json!({"alg": "RS256", "kid": KEY_ID, "typ": "JWT"});
    let claims = json!({
        "aud": audience, "azp": id, "email": email, "email_verified": true,
        "exp": issued + LIFETIME, "iat": issued, "iss": issuer, "sub": id,
    });
    let encode = |value: &Value| BASE64.encode_to_string(value.to_string());
    let signed = format!("{}.{}", encode(&header), encode(&claims));
    let mut signature = vec![0; KEY.public().modulus_len()];
    KEY.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature)
        .expect("the key signs with this padding");
    format!("{signed}.{}", BASE64.encode_to_string(signature))
}

/// The number of a service account: the same for the same address.
fn account_id(email: &str) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, email.as_bytes());
    let number = digest.as_ref()[..8].iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("1{number:020}")
}

/// The discovery document, for a server that is reached under `endpoint`.
pub fn discovery(issuer: &str, endpoint: &str) -> Value {
    json!({
        "issuer": issuer,
        "jwks_uri": format!("{endpoint}{KEYS_PATH}"),
        "response_types_supported": ["id_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "claims_supported": ["aud", "azp", "email", "email_verified", "exp", "iat", "iss", "sub"],
    })
}

/// The certificate of the key, in the form of Google's `/oauth2/v1/certs`.
pub fn certificates() -> Value {
    json!({ (KEY_ID): include_str!("oidc_development_certificate.pem") })
}

/// The key set by which tokens are verified.
pub fn keys() -> Value {
    let public: PublicKeyComponents<Vec<u8>> = KEY.public().into();
    json!({"keys": [{
        "kty": "RSA", "use": "sig", "alg": "RS256", "kid": KEY_ID,
        "n": BASE64.encode_to_string(public.n), "e": BASE64.encode_to_string(public.e),
    }]})
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};

    #[test]
    fn the_certificate_holds_the_key() {
        let pem = certificates()[KEY_ID].as_str().unwrap().to_owned();
        let base64: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
        let der = STANDARD.decode_to_vec(base64).unwrap();
        let public: PublicKeyComponents<Vec<u8>> = KEY.public().into();
        assert!(der.windows(public.n.len()).any(|window| window == public.n));
    }

    #[test]
    fn a_token_verifies_by_the_key_set_and_says_who_and_for_whom() {
        let token = token("a@p.iam.gserviceaccount.com", "http://w/", "https://i", Time::from_seconds(1000));
        let parts: Vec<&str> = token.split('.').collect();
        let decode = |text: &str| BASE64.decode_to_vec(text).unwrap();
        let key = keys()["keys"][0].clone();
        let (n, e) = (decode(key["n"].as_str().unwrap()), decode(key["e"].as_str().unwrap()));
        let signed = format!("{}.{}", parts[0], parts[1]);
        let verifier = RsaPublicKeyComponents { n, e };
        verifier.verify(&RSA_PKCS1_2048_8192_SHA256, signed.as_bytes(), &decode(parts[2])).unwrap();
        let header: Value = serde_json::from_slice(&decode(parts[0])).unwrap();
        assert_eq!((&header["alg"], &header["kid"]), (&json!("RS256"), &key["kid"]));
        let claims: Value = serde_json::from_slice(&decode(parts[1])).unwrap();
        assert_eq!(claims["email"], "a@p.iam.gserviceaccount.com");
        assert_eq!(claims["email_verified"], true);
        assert_eq!((&claims["aud"], &claims["iss"]), (&json!("http://w/"), &json!("https://i")));
        assert_eq!((&claims["iat"], &claims["exp"]), (&json!(1000), &json!(4600)));
        assert_eq!(claims["sub"], claims["azp"]);
        assert!(claims["sub"].as_str().unwrap().bytes().all(|digit| digit.is_ascii_digit()));
    }
}
