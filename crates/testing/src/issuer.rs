//! The endpoints that issue tokens: OAuth 2, STS, IAM credentials and the metadata servers of Google Cloud and AWS, all on one
//! server.

use crate::http1::{Answer, Request};
use crate::server::{Server, ServerBuilder};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

/// A private key for service accounts that exist in tests alone.
pub const SERVICE_ACCOUNT_KEY: &str = include_str!("service_account_key.pem");

/// Issues `token-1`, `token-2` and so on.
pub struct Issuer {
    server: Server,
    issued: Arc<AtomicUsize>,
}

impl Issuer {
    /// Tokens live for so long.
    pub async fn start(lifetime: Duration) -> Issuer {
        Issuer::start_on(Server::builder(), lifetime).await
    }

    /// The same on a server with faults or TLS.
    pub async fn start_on(builder: ServerBuilder, lifetime: Duration) -> Issuer {
        let issued = Arc::new(AtomicUsize::new(0));
        let counter = issued.clone();
        let server = builder.start(move |request| answer(request, &counter, lifetime)).await;
        Issuer { server, issued }
    }

    /// How many tokens were issued that a service accepts.
    pub fn issued(&self) -> usize {
        self.issued.load(SeqCst)
    }

    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The URL of one endpoint: `"/token"`, `"/sts"`, `"/subject"`.
    pub fn url(&self, path: &str) -> String {
        self.server.url() + path
    }

    /// The URL that issues tokens for another service account.
    pub fn impersonation_url(&self) -> String {
        self.url("/v1/projects/-/serviceAccounts/other@p.iam.gserviceaccount.com:generateAccessToken")
    }

    /// What gcloud writes for a user.
    pub fn authorized_user(&self) -> Value {
        json!({
            "type": "authorized_user",
            "client_id": "test-client",
            "client_secret": "secret-of-client",
            "refresh_token": "secret-refresh-token",
            "token_uri": self.url("/token"),
        })
    }

    /// The key file of a service account.
    pub fn service_account(&self) -> Value {
        json!({
            "type": "service_account",
            "client_email": "tester@p.iam.gserviceaccount.com",
            "private_key_id": "key-1",
            "private_key": SERVICE_ACCOUNT_KEY,
            "project_id": "p",
            "token_uri": self.url("/token"),
        })
    }

    /// What a file says of a workload on AWS.
    pub fn aws(&self) -> Value {
        json!({
            "environment_id": "aws1",
            "region_url": self.url("/aws/zone"),
            "url": self.url("/aws/roles"),
            "imdsv2_session_token_url": self.url("/aws/session"),
            "regional_cred_verification_url": "https://sts.{region}.amazonaws.com?Action=GetCallerIdentity&Version=2011-06-15",
        })
    }

    /// Workload identity federation, with the subject token from this source.
    pub fn external_account(&self, credential_source: Value) -> Value {
        json!({
            "type": "external_account",
            "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/x",
            "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
            "token_url": self.url("/sts"),
            "credential_source": credential_source,
        })
    }
}

fn answer(request: &Request, issued: &AtomicUsize, lifetime: Duration) -> Answer {
    let next = || format!("token-{}", issued.fetch_add(1, SeqCst) + 1);
    let expires_in = lifetime.as_secs();
    match (request.method.as_str(), request.path()) {
        ("POST", "/token") => {
            Answer::json(200, json!({"access_token": next(), "expires_in": expires_in, "token_type": "Bearer"}))
        }
        ("POST", "/sts") => Answer::json(
            200,
            json!({
                "access_token": next(),
                "issued_token_type": "urn:ietf:params:oauth:token-type:access_token",
                "expires_in": expires_in,
                "token_type": "Bearer",
            }),
        ),
        ("GET", "/subject") => Answer::new(200, "text/plain", "secret-subject-token"),
        ("GET", path) if path.starts_with("/computeMetadata/") => metadata(request, path, next, expires_in),
        ("POST", path) if path.ends_with(":generateAccessToken") => {
            let end = jiff::Timestamp::now().saturating_add(lifetime).expect("not after the year 9999");
            Answer::json(200, json!({"accessToken": next(), "expireTime": end.to_string()}))
        }
        (_, path) if path.starts_with("/aws/") => metadata_of_aws(request, path),
        _ => Answer::new(404, "text/plain", "no such endpoint"),
    }
}

/// It tells nothing without the session that it gave.
fn metadata_of_aws(request: &Request, path: &str) -> Answer {
    let is_in_session = request.header("x-aws-ec2-metadata-token") == "secret-session";
    match (request.method.as_str(), path) {
        ("PUT", "/aws/session") if request.header("x-aws-ec2-metadata-token-ttl-seconds") == "300" => {
            Answer::new(200, "text/plain", "secret-session")
        }
        ("GET", "/aws/zone") if is_in_session => Answer::new(200, "text/plain", "us-east-2b"),
        ("GET", "/aws/roles") if is_in_session => Answer::new(200, "text/plain", "tester\n"),
        ("GET", "/aws/roles/tester") if is_in_session => Answer::json(
            200,
            json!({"AccessKeyId": "AKID", "SecretAccessKey": "secret-key-of-aws", "Token": "secret-token-of-aws"}),
        ),
        _ => Answer::new(401, "text/plain", "no session"),
    }
}

fn metadata(request: &Request, path: &str, next: impl Fn() -> String, expires_in: u64) -> Answer {
    if request.header("metadata-flavor") != "Google" {
        return Answer::new(403, "text/plain", "Missing Metadata-Flavor:Google header.");
    }
    let answer = match path.trim_start_matches("/computeMetadata/v1/") {
        "instance/service-accounts/default/token" => {
            Answer::json(200, json!({"access_token": next(), "expires_in": expires_in, "token_type": "Bearer"}))
        }
        "universe/universe-domain" => Answer::new(200, "text/plain", "googleapis.com"),
        _ => Answer::new(404, "text/plain", "no such metadata"),
    };
    answer.with_header("metadata-flavor", "Google")
}
