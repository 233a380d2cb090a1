//! Every kind of credentials that fetches its tokens, in every situation that a token meets.
//!
//! What issues the tokens speaks TLS with an authority of the test, but for the metadata server, whose protocol is plain
//! HTTP. The environment names it, the roots and the proxy, so each trial runs in its own process.

use crate::calls::{Call, builder, get};
use cloudtasks::{CallOptions, Client, Code, Credentials, ErrorKind, Phase};
use cloudtasks_testing::{
    Answer, Authority, Fault, Faults, Issuer, NAMES, Proxy, Server, is_child_process, run_in_child_process,
};
use serde_json::{Value, json};
use std::env::var;
use std::path::PathBuf;
use std::time::Duration;

pub const HOUR: Duration = Duration::from_secs(3600);

/// What the parent tells the child: where the service is, whether to exchange the key in the file, and what to expect.
pub const ENDPOINT: &str = "CLOUDTASKS_TEST_ENDPOINT";
const EXCHANGE: &str = "CLOUDTASKS_TEST_EXCHANGE";
pub const EXPECT: &str = "CLOUDTASKS_TEST_EXPECT";

/// Lets credentials files run programs.
pub const ALLOWED: &str = "GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES";

const KEYS_OF_AWS: [(&str, &str); 4] = [
    ("AWS_REGION", "us-east-2"),
    ("AWS_ACCESS_KEY_ID", "AKID"),
    ("AWS_SECRET_ACCESS_KEY", "secret-key-of-aws"),
    ("AWS_SESSION_TOKEN", "secret-token-of-aws"),
];

struct Kind {
    name: &'static str,
    /// The credentials file; null for the metadata server, which needs none.
    file: fn(&Issuer) -> Value,
    /// How many tokens one call needs: impersonation needs a token of the source first.
    tokens: usize,
}

const KINDS: [Kind; 9] = [
    Kind { name: "authorized user", file: Issuer::authorized_user, tokens: 1 },
    Kind { name: "service account by exchange", file: Issuer::service_account, tokens: 1 },
    Kind { name: "workload identity from a file", file: subject_in_file, tokens: 1 },
    Kind { name: "workload identity from a URL", file: subject_at_url, tokens: 1 },
    Kind { name: "workload identity on AWS", file: subject_on_aws, tokens: 1 },
    Kind { name: "workload identity by a program", file: subject_by_program, tokens: 1 },
    Kind { name: "workload identity that impersonates", file: subject_that_impersonates, tokens: 2 },
    Kind { name: "impersonation", file: user_who_impersonates, tokens: 2 },
    Kind { name: "metadata server", file: |_| Value::Null, tokens: 1 },
];

fn subject_in_file(issuer: &Issuer) -> Value {
    let subject = directory().join("subject");
    std::fs::write(&subject, "secret-subject-token").expect("a writable directory");
    issuer.external_account(json!({"file": subject}))
}

fn subject_at_url(issuer: &Issuer) -> Value {
    issuer.external_account(json!({"url": issuer.url("/subject")}))
}

/// Its keys are in the environment.
fn subject_on_aws(issuer: &Issuer) -> Value {
    issuer.external_account(issuer.aws())
}

fn subject_by_program(issuer: &Issuer) -> Value {
    let token = json!({"id_token": "secret-subject-token", "expiration_time": 4_000_000_000_u32});
    issuer.external_account(program(&print(&answer_of_program(token)), json!({})))
}

/// What a program prints that has a JWT, with these members more or other.
pub fn answer_of_program(members: Value) -> Value {
    merged(json!({"version": 1, "success": true, "token_type": "urn:ietf:params:oauth:token-type:jwt"}), members)
}

/// The source of a subject token by a program.
pub fn program(command: &str, settings: Value) -> Value {
    json!({"executable": merged(json!({"command": command}), settings)})
}

pub fn merged(mut object: Value, members: Value) -> Value {
    object.as_object_mut().expect("an object").extend(members.as_object().expect("an object").clone());
    object
}

/// The command that prints this.
pub fn print(answer: &Value) -> String {
    let path = directory().join(format!("{}.answer", rand::random::<u64>()));
    std::fs::write(&path, answer.to_string()).expect("a writable directory");
    format!("{} {}", if cfg!(windows) { "cmd /C type" } else { "cat" }, path.display())
}

fn subject_that_impersonates(issuer: &Issuer) -> Value {
    let mut file = subject_in_file(issuer);
    file["service_account_impersonation_url"] = json!(issuer.impersonation_url());
    file
}

fn user_who_impersonates(issuer: &Issuer) -> Value {
    json!({
        "type": "impersonated_service_account",
        "service_account_impersonation_url": issuer.impersonation_url(),
        "source_credentials": issuer.authorized_user(),
    })
}

pub fn directory() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

impl Kind {
    fn has_tls(&self) -> bool {
        self.name != "metadata server"
    }

    /// What issues this kind's tokens, and the file of the roots that it is to be trusted by.
    async fn issuer(&self, faults: Faults, lifetime: Duration) -> (Issuer, String) {
        let authority = Authority::new();
        let mut server = Server::builder().faults(faults);
        if self.has_tls() {
            server = server.tls(authority.server(rustls::ALL_VERSIONS, &["http/1.1"]));
        }
        let issuer = Issuer::start_on(server, lifetime).await;
        (issuer, self.write_roots(&authority))
    }

    fn write_roots(&self, authority: &Authority) -> String {
        let path = directory().join(format!("{}.pem", rand::random::<u64>()));
        std::fs::write(&path, authority.pem()).expect("a writable directory");
        path.into_os_string().into_string().expect("a path in UTF-8")
    }

    /// Runs a test in a child process with these credentials.
    async fn try_in_child(&self, test: &str, issuer: &Issuer, roots: &str, service: &Server, more: &[(&str, &str)]) {
        println!("{test}: {}", self.name);
        let file = (self.file)(issuer);
        let path = directory().join(format!("{}.json", rand::random::<u64>()));
        let home = directory().into_os_string().into_string().expect("a path in UTF-8");
        let (host, endpoint) = (issuer.server().address().to_string(), service.url());
        let mut variables = vec![("SSL_CERT_FILE", roots), (ENDPOINT, &endpoint), (ALLOWED, "1")];
        variables.extend(KEYS_OF_AWS);
        if file.is_null() {
            variables.extend([("GCE_METADATA_HOST", host.as_str()), ("HOME", &home)]);
        } else {
            std::fs::write(&path, file.to_string()).expect("a writable directory");
            variables.push(("GOOGLE_APPLICATION_CREDENTIALS", path.to_str().expect("a path in UTF-8")));
        }
        if file["type"] == "service_account" {
            variables.push((EXCHANGE, "1"));
        }
        run_in_child_process(test, &[&variables[..], more].concat()).await;
    }
}

/// In the child: a client with the credentials of the environment.
pub fn client() -> Client {
    let credentials = match var(EXCHANGE) {
        Err(_) => Credentials::application_default(),
        Ok(_) => {
            let key = std::fs::read_to_string(var("GOOGLE_APPLICATION_CREDENTIALS").unwrap()).unwrap();
            Credentials::service_account_by_exchange(serde_json::from_str(&key).unwrap()).unwrap()
        }
    };
    calling(credentials)
}

fn calling(credentials: Credentials) -> Client {
    builder(&var(ENDPOINT).expect("set by the parent")).credentials(credentials).build().expect("a client")
}

/// Many calls at once.
async fn get_twenty_times(client: &Client) {
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { get(&client, &CallOptions::new()).await })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
}

/// A service that takes any token.
pub async fn service() -> Server {
    service_that_refuses(|_| false).await
}

/// Its tasks are called by the `Authorization` that asked for them.
async fn service_that_refuses(refused: impl Fn(&str) -> bool + Send + Sync + 'static) -> Server {
    Server::start(move |request| match request.header("authorization") {
        token if refused(token) => Answer::error(401, "UNAUTHENTICATED", "Request had invalid credentials."),
        token => Answer::json(200, json!({"name": token})),
    })
    .await
}

/// The `Authorization` of each request that the service got.
fn identities(service: &Server) -> Vec<String> {
    service.requests().iter().map(|request| request.header("authorization").to_owned()).collect()
}

#[tokio::test]
async fn a_token_that_lives_is_fetched_once_for_all_calls() {
    const NAME: &str = "credential_matrix::a_token_that_lives_is_fetched_once_for_all_calls";
    if is_child_process() {
        let client = client();
        get_twenty_times(&client).await;
        return drop(get(&client, &CallOptions::new()).await.unwrap());
    }
    for kind in KINDS {
        let ((issuer, roots), service) = (kind.issuer(Faults::none(), HOUR).await, service().await);
        kind.try_in_child(NAME, &issuer, &roots, &service, &[]).await;
        assert_eq!(identities(&service), vec![format!("Bearer token-{}", kind.tokens); 21], "{}", kind.name);
        assert_eq!(issuer.issued(), kind.tokens, "{}", kind.name);
    }
}

/// Near its end, and past it, as after the sleep of a laptop.
#[tokio::test]
async fn a_token_at_its_end_is_fetched_again_once_for_all_calls() {
    const NAME: &str = "credential_matrix::a_token_at_its_end_is_fetched_again_once_for_all_calls";
    if is_child_process() {
        let client = client();
        let first = get(&client, &CallOptions::new()).await.unwrap();
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(var(EXPECT).unwrap().parse().unwrap())).await;
        tokio::time::resume();
        get_twenty_times(&client).await;
        // One that still holds may serve until the next has come.
        while get(&client, &CallOptions::new()).await.unwrap().name == first.name {}
        return;
    }
    for kind in KINDS {
        for age in ["3500", "3700"] {
            let ((issuer, roots), service) = (kind.issuer(Faults::none(), HOUR).await, service().await);
            kind.try_in_child(NAME, &issuer, &roots, &service, &[(EXPECT, age)]).await;
            // Who impersonates may get the second token by his own first one, if that still holds.
            let (once, twice) = (kind.tokens, 2 * kind.tokens);
            assert!((once + 1..=twice).contains(&issuer.issued()), "{} after {age} s: {}", kind.name, issuer.issued());
        }
    }
}

/// The clock of the issuer goes behind ours, or the token lay about: it seems to be over when it comes.
#[tokio::test]
async fn a_token_that_comes_too_late_is_used_and_fetched_again_for_the_next_call() {
    const NAME: &str = "credential_matrix::a_token_that_comes_too_late_is_used_and_fetched_again_for_the_next_call";
    if is_child_process() {
        let client = client();
        for _ in 0..2 {
            get(&client, &CallOptions::new()).await.unwrap();
            // No issuer is asked more often.
            tokio::time::pause();
            tokio::time::advance(Duration::from_secs(11)).await;
            tokio::time::resume();
        }
        return;
    }
    for kind in KINDS {
        let ((issuer, roots), service) = (kind.issuer(Faults::none(), Duration::ZERO).await, service().await);
        kind.try_in_child(NAME, &issuer, &roots, &service, &[]).await;
        match &identities(&service)[..] {
            [first, second] => assert_ne!(first, second, "{}", kind.name),
            sent => panic!("{}: {sent:?}", kind.name),
        }
    }
}

#[tokio::test]
async fn a_token_that_the_service_refuses_is_fetched_again() {
    const NAME: &str = "credential_matrix::a_token_that_the_service_refuses_is_fetched_again";
    if is_child_process() {
        return Call::Create.make(&client(), &CallOptions::new()).await.unwrap();
    }
    for kind in KINDS {
        let (issuer, roots) = kind.issuer(Faults::none(), HOUR).await;
        let refused = format!("Bearer token-{}", kind.tokens);
        let service = service_that_refuses(move |token| token == refused).await;
        kind.try_in_child(NAME, &issuer, &roots, &service, &[]).await;
        let expected = [1, 2].map(|nth| format!("Bearer token-{}", nth * kind.tokens));
        assert_eq!(identities(&service), expected, "{}", kind.name);
    }
}

#[tokio::test]
async fn a_service_that_refuses_every_token_is_asked_three_times() {
    const NAME: &str = "credential_matrix::a_service_that_refuses_every_token_is_asked_three_times";
    if is_child_process() {
        let error = Call::Create.make(&client(), &CallOptions::new()).await.unwrap_err();
        return assert_eq!((error.code(), error.http_status()), (Code::Unauthenticated, Some(401)), "{error}");
    }
    for kind in KINDS {
        let (issuer, roots) = kind.issuer(Faults::none(), HOUR).await;
        let service = service_that_refuses(|_| true).await;
        kind.try_in_child(NAME, &issuer, &roots, &service, &[]).await;
        assert_eq!((service.arrivals(), issuer.issued()), (3, 3 * kind.tokens), "{}", kind.name);
    }
}

#[tokio::test]
async fn an_issuer_that_fails_is_reported_and_asked_again_by_the_next_call() {
    const NAME: &str = "credential_matrix::an_issuer_that_fails_is_reported_and_asked_again_by_the_next_call";
    if is_child_process() {
        let client = client();
        let (code, words) = (var(EXPECT).unwrap(), var("CLOUDTASKS_TEST_WORDS").unwrap());
        let error = Call::Create.make(&client, &CallOptions::new()).await.unwrap_err();
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Credentials, Some(Phase::Token)), "{error}");
        let shown = format!("{error} {error:?}");
        assert!(!error.may_have_arrived() && !shown.contains("secret") && !shown.contains("token-"), "{shown}");
        assert!(format!("{:?}", error.code()) == code && shown.contains(&words), "{code}, {words}: {shown}");
        return Call::Create.make(&client, &CallOptions::new()).await.unwrap();
    }
    let failures = [
        (Fault::Html(403), "Unauthenticated", "403"),
        (Fault::Html(503), "Unavailable", "503"),
        (Fault::Garble, "Unavailable", ""),
        (Fault::ResetRequest(0), "Unavailable", ""),
        (Fault::CutAnswer(10), "Unavailable", ""),
    ];
    for kind in KINDS {
        for (fault, code, words) in failures {
            let ((issuer, roots), service) = (kind.issuer(Faults::first([fault]), HOUR).await, service().await);
            println!("{fault:?}");
            kind.try_in_child(NAME, &issuer, &roots, &service, &[(EXPECT, code), ("CLOUDTASKS_TEST_WORDS", words)])
                .await;
            assert_eq!(service.arrivals(), 1, "{} {fault:?}", kind.name);
        }
    }
}

#[tokio::test]
async fn an_issuer_that_is_not_trusted_gets_no_request() {
    const NAME: &str = "credential_matrix::an_issuer_that_is_not_trusted_gets_no_request";
    if is_child_process() {
        let error = Call::Create.make(&client(), &CallOptions::new()).await.unwrap_err();
        assert_eq!((error.kind(), error.phase()), (ErrorKind::Credentials, Some(Phase::Token)), "{error}");
        return assert!(error.message().contains("certificate"), "{error}");
    }
    for kind in KINDS.into_iter().filter(Kind::has_tls) {
        let ((issuer, _), service) = (kind.issuer(Faults::none(), HOUR).await, service().await);
        let roots = kind.write_roots(&Authority::new());
        kind.try_in_child(NAME, &issuer, &roots, &service, &[]).await;
        assert_eq!((issuer.server().arrivals(), service.arrivals()), (0, 0), "{}", kind.name);
    }
}

#[tokio::test]
async fn without_any_credentials_a_call_does_not_try_on() {
    const NAME: &str = "credential_matrix::without_any_credentials_a_call_does_not_try_on";
    if is_child_process() {
        let error = Call::Get.make(&client(), &CallOptions::new()).await.unwrap_err();
        assert_eq!((error.code(), error.attempts()), (Code::Unauthenticated, 1), "{error}");
        assert_eq!(error.message(), cloudtasks::NO_DEFAULT_CREDENTIALS);
        return assert!(error.last().unwrap().message().contains("GOOGLE_APPLICATION_CREDENTIALS names"));
    }
    let service = service().await;
    // No resolver is asked for a name that long.
    let nowhere = format!("{}.test", "x".repeat(64));
    let home = directory().into_os_string().into_string().expect("a path in UTF-8");
    let variables = [(ENDPOINT, service.url()), ("GCE_METADATA_HOST", nowhere), ("HOME", home)];
    run_in_child_process(NAME, &variables.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
    assert_eq!(service.arrivals(), 0);
}

/// The subject token that the security token service got last.
pub fn subject(issuer: &Issuer) -> String {
    let requests = issuer.server().requests();
    let exchange = requests.iter().rev().find(|request| request.path() == "/sts").expect("an exchange");
    let mut form = url::form_urlencoded::parse(&exchange.body);
    form.find(|(name, _)| name == "subject_token").expect("a subject").1.into_owned()
}

/// By the metadata server of AWS, by the environment, and by both.
#[tokio::test]
async fn a_workload_on_aws_sends_a_signed_request_as_its_subject() {
    const NAME: &str = "credential_matrix::a_workload_on_aws_sends_a_signed_request_as_its_subject";
    if is_child_process() {
        return drop(get(&client(), &CallOptions::new()).await.unwrap());
    }
    let kind = KINDS.into_iter().find(|kind| kind.name == "workload identity on AWS").expect("one of the kinds");
    let unset = KEYS_OF_AWS.map(|(name, _)| (name, ""));
    let metadata = ["/aws/session", "/aws/zone", "/aws/roles", "/aws/roles/tester"];
    for (variables, asked) in [
        (&unset[..], &metadata[..]),
        (&unset[1..], &["/aws/session", "/aws/roles", "/aws/roles/tester"]),
        (&unset[..1], &["/aws/session", "/aws/zone"]),
        (&[], &[]),
    ] {
        let ((issuer, roots), service) = (kind.issuer(Faults::none(), HOUR).await, service().await);
        kind.try_in_child(NAME, &issuer, &roots, &service, variables).await;
        let requests = issuer.server().requests();
        let paths: Vec<_> = requests.iter().map(|request| request.path().to_owned()).collect();
        assert_eq!(paths, [asked, &["/sts"]].concat(), "{variables:?}");
        let signed = subject(&issuer);
        let signed = percent_encoding::percent_decode_str(&signed).decode_utf8().expect("UTF-8");
        let signed: Value = serde_json::from_str(&signed).expect("JSON");
        assert_eq!(signed["url"], "https://sts.us-east-2.amazonaws.com?Action=GetCallerIdentity&Version=2011-06-15");
        let shown = signed.to_string();
        assert!(shown.contains("Credential=AKID/") && shown.contains("/us-east-2/sts/aws4_request"), "{shown}");
        assert!(shown.contains("secret-token-of-aws") && !shown.contains("secret-key-of-aws"), "{shown}");
    }
}

/// Where gcloud keeps it, or where a variable says; and who pays, by the environment before the file.
#[tokio::test]
async fn the_login_of_gcloud_is_found() {
    const NAME: &str = "credential_matrix::the_login_of_gcloud_is_found";
    if is_child_process() {
        return drop(get(&calling(Credentials::application_default()), &CallOptions::new()).await.unwrap());
    }
    let (at_home, below) = if cfg!(windows) { ("APPDATA", "gcloud") } else { ("HOME", ".config/gcloud") };
    let home = directory().join("home-with-login");
    let configuration = home.join(below);
    std::fs::create_dir_all(&configuration).expect("a writable directory");
    let issuer = Issuer::start(HOUR).await;
    let mut login = issuer.authorized_user();
    login["quota_project_id"] = json!("of-the-login");
    std::fs::write(configuration.join("application_default_credentials.json"), login.to_string()).expect("writable");
    let (home, configuration) = (home.to_str().expect("UTF-8"), configuration.to_str().expect("UTF-8"));
    let service = service().await;
    let url = service.url();
    for (variables, payer) in [
        (vec![(at_home, home)], "of-the-login"),
        (vec![(at_home, home), ("CLOUDSDK_CONFIG", ""), ("GOOGLE_APPLICATION_CREDENTIALS", "")], "of-the-login"),
        (vec![(at_home, "/nowhere"), ("CLOUDSDK_CONFIG", configuration)], "of-the-login"),
        (vec![(at_home, home), ("GOOGLE_CLOUD_QUOTA_PROJECT", "of-the-environment")], "of-the-environment"),
        (vec![(at_home, home), ("GOOGLE_CLOUD_QUOTA_PROJECT", "")], "of-the-login"),
    ] {
        let variables = [&variables[..], &[(ENDPOINT, url.as_str())]].concat();
        run_in_child_process(NAME, &variables).await;
        let requests = service.requests();
        let last = requests.last().expect("a request");
        assert_eq!(last.header("x-goog-user-project"), payer, "{variables:?}");
        assert_eq!(last.header("authorization"), format!("Bearer token-{}", issuer.issued()));
    }
}

/// It is a part of the machine.
#[tokio::test]
async fn no_proxy_stands_before_the_metadata_server() {
    const NAME: &str = "credential_matrix::no_proxy_stands_before_the_metadata_server";
    if is_child_process() {
        let builder = Client::builder().endpoint("http://tasks.test").proxy(var(EXPECT).unwrap());
        let client = builder.credentials(Credentials::application_default()).build().unwrap();
        return drop(get(&client, &CallOptions::new()).await.unwrap());
    }
    let (issuer, service) = (Issuer::start(HOUR).await, service().await);
    let proxy = Proxy::start(service.address(), "tester:secret").await;
    let through = format!("http://tester:secret@{}", proxy.address());
    let (host, home) = (issuer.server().address().to_string(), directory().into_os_string().into_string().unwrap());
    let variables = [("GCE_METADATA_HOST", host.as_str()), ("HOME", &home), (EXPECT, &through)];
    run_in_child_process(NAME, &variables).await;
    assert_eq!(identities(&service), ["Bearer token-1"]);
    assert_eq!((proxy.requests().len(), issuer.issued()), (1, 1));
}

#[tokio::test]
async fn other_credentials_impersonate_through_the_proxy_of_the_environment() {
    const NAME: &str = "credential_matrix::other_credentials_impersonate_through_the_proxy_of_the_environment";
    if is_child_process() {
        let source = Credentials::application_default();
        let credentials = source.impersonate("other@p.iam.gserviceaccount.com", [""; 0]).unwrap();
        let client = Client::builder().endpoint(var(ENDPOINT).unwrap()).credentials(credentials).build().unwrap();
        return drop(get(&client, &CallOptions::new()).await.unwrap());
    }
    let [kind, ..] = KINDS;
    let ((issuer, roots), service) = (kind.issuer(Faults::none(), HOUR).await, service().await);
    let proxy = Proxy::start(issuer.server().address(), "tester:secret").await;
    let through = format!("http://tester:secret@{}", proxy.address());
    let variables = [("HTTPS_PROXY", through.as_str()), ("NO_PROXY", "localhost")];
    kind.try_in_child(NAME, &issuer, &roots, &service, &variables).await;
    assert_eq!(identities(&service), ["Bearer token-2"]);
    assert_eq!(proxy.requests()[0].target, format!("{}:443", NAMES[2]));
}
