//! Workload and workforce identity federation: the token of another identity provider, the subject token, is exchanged at
//! Google's security token service (RFC 8693). It comes from a file, a URL, AWS (`aws.rs`) or a program (`program.rs`).

use super::aws::Aws;
use super::endpoint::{Endpoint, client_password, token_in};
use super::grant::{Grant, SCOPE_CLOUD_PLATFORM};
use super::impersonation::Impersonation;
use super::json::text;
use super::program::{MAX_SUBJECT_TOKEN_BYTES, Program};
use super::token::{Fetching, TokenSource};
use crate::error::Error;
use crate::transport::TransportSettings;
use http::{HeaderMap, HeaderName};
use serde_json::{Value, json};
use std::io::Read;
use std::sync::Arc;

struct ExternalAccount {
    file: Arc<Value>,
    scope: String,
    subject: Subject,
    endpoint: Endpoint,
}

/// Where the subject token comes from.
enum Subject {
    File(String),
    Url(Box<Endpoint>, HeaderMap),
    Aws(Box<Aws>),
    Program(Arc<Program>),
}

pub(super) fn open(
    file: &Arc<Value>,
    grant: &Grant,
    settings: &Arc<TransportSettings>,
) -> Result<Arc<dyn TokenSource>, Error> {
    let source = &file["credential_source"];
    let subject = match (source["file"].as_str(), source["url"].as_str()) {
        _ if source.get("environment_id").is_some() => {
            Subject::Aws(Box::new(Aws::new(source, text(file, "audience"), settings)?))
        }
        _ if source.get("executable").is_some() => Subject::Program(Arc::new(Program::new(file)?)),
        (Some(path), _) => Subject::File(path.to_owned()),
        (None, Some(url)) => {
            Subject::Url(Box::new(Endpoint::new("credential_source.url", url, settings)?), headers(&source["headers"])?)
        }
        (None, None) => {
            return Err(Error::credentials(
                "credential_source: expected a file, a url, an environment_id or an executable",
            ));
        }
    };
    let endpoint = Endpoint::new("token_url", text(file, "token_url"), settings)?;
    let impersonated = file["service_account_impersonation_url"].as_str();
    let scope = match impersonated {
        // The scope that impersonation needs. The scopes of the caller are for the impersonated account.
        Some(_) => SCOPE_CLOUD_PLATFORM.to_owned(),
        None => grant.scopes().join(" "),
    };
    let account = ExternalAccount { file: file.clone(), scope, subject, endpoint };
    match impersonated {
        Some(url) => Impersonation::open(Arc::new(account), url, Vec::new(), grant, settings),
        None => Ok(Arc::new(account)),
    }
}

fn headers(given: &Value) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    for (name, value) in given.as_object().into_iter().flatten() {
        let refused = || Error::credentials(format!("credential_source.headers: {name:?} is not a header name"));
        let value = super::token::secret(value.as_str().ok_or_else(refused)?).ok_or_else(refused)?;
        headers.insert(HeaderName::try_from(name).map_err(|_| refused())?, value);
    }
    Ok(headers)
}

impl TokenSource for ExternalAccount {
    fn fetch(&self) -> Fetching<'_> {
        Box::pin(async {
            let subject = self.subject_token().await?;
            let file = &*self.file;
            let mut form = vec![
                ("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"),
                ("requested_token_type", "urn:ietf:params:oauth:token-type:access_token"),
                ("subject_token", &subject),
                ("subject_token_type", text(file, "subject_token_type")),
                ("audience", text(file, "audience")),
                ("scope", &self.scope),
            ];
            let (client, secret) = (file["client_id"].as_str(), file["client_secret"].as_str());
            let headers = match (client, secret) {
                (Some(id), Some(secret)) => client_password(id, secret)?,
                _ => HeaderMap::new(),
            };
            let options;
            if let (None, Some(project)) = (client, file["workforce_pool_user_project"].as_str()) {
                options = json!({"userProject": project}).to_string();
                form.push(("options", &options));
            }
            token_in(&self.endpoint.post_form(&form, headers).await?)
        })
    }
}

impl ExternalAccount {
    async fn subject_token(&self) -> Result<String, Error> {
        let content = match &self.subject {
            Subject::File(path) => {
                let path = path.clone();
                let reading = tokio::task::spawn_blocking(move || read(&path));
                reading.await.map_err(|error| Error::credentials(error.to_string()))??
            }
            Subject::Url(endpoint, headers) => endpoint.get(headers).await?.to_vec(),
            Subject::Aws(aws) => return aws.subject_token().await,
            Subject::Program(program) => return program.subject_token().await,
        };
        let no_text = |_| Error::credentials("the subject token is not text");
        let content = String::from_utf8(content).map_err(no_text)?;
        let format = &self.file["credential_source"]["format"];
        if format["type"] != "json" {
            return Ok(content);
        }
        let field = text(format, "subject_token_field_name");
        let token =
            serde_json::from_str::<Value>(&content).ok().and_then(|content| Some(content[field].as_str()?.to_owned()));
        token.ok_or_else(|| Error::credentials(format!("the subject token: expected JSON with a text in {field:?}")))
    }
}

fn read(path: &str) -> Result<Vec<u8>, Error> {
    let mut content = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(MAX_SUBJECT_TOKEN_BYTES).read_to_end(&mut content));
    read.map_err(|error| Error::credentials(format!("the file of the subject token: {error}")))?;
    Ok(content)
}
