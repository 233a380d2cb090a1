//! The address that calls go to: the service, an emulator, or one that the user sets.

use crate::error::Error;
use http::Uri;
use url::Url;

/// The host of the service.
pub const SERVICE_HOST: &str = "cloudtasks.googleapis.com";

/// The host of the service for clients that identify themselves with a certificate (mutual TLS).
pub const SERVICE_MTLS_HOST: &str = "cloudtasks.mtls.googleapis.com";

/// The domain of Google's public cloud, as opposed to other Google Cloud universes.
pub const DEFAULT_UNIVERSE_DOMAIN: &str = "googleapis.com";

/// The environment variables that point a client at an emulator, as `host:port`. The first one that is set counts.
pub const EMULATOR_VARIABLES: [&str; 2] = ["CLOUD_TASKS_EMULATOR_HOST", "CLOUDTASKS_EMULATOR_HOST"];

/// The environment variable that selects the endpoint for mutual TLS: `never`, `always`, or `auto`, which selects it if the
/// client has a certificate.
const MTLS_VARIABLE: &str = "GOOGLE_API_USE_MTLS_ENDPOINT";

/// The environment variable that names another Google Cloud universe.
const UNIVERSE_VARIABLE: &str = "GOOGLE_CLOUD_UNIVERSE_DOMAIN";

/// The address of the service in a universe; `None` stands for the universe of the environment, else the default one.
pub(crate) fn of_service(universe: Option<&str>, has_certificate: bool) -> Result<Uri, Error> {
    let of_environment = std::env::var(UNIVERSE_VARIABLE).ok().filter(|domain| !domain.is_empty());
    let universe = universe.or(of_environment.as_deref()).unwrap_or(DEFAULT_UNIVERSE_DOMAIN);
    let mode = std::env::var(MTLS_VARIABLE).unwrap_or_default();
    let by_certificate = by_certificate(&mode, has_certificate)?;
    match universe {
        DEFAULT_UNIVERSE_DOMAIN if by_certificate => parse(SERVICE_MTLS_HOST),
        DEFAULT_UNIVERSE_DOMAIN => parse(SERVICE_HOST),
        other => parse(&format!("cloudtasks.{other}")),
    }
}

/// Whether calls go to the endpoint that asks for a client certificate.
fn by_certificate(mode: &str, has_certificate: bool) -> Result<bool, Error> {
    match mode {
        "always" => Ok(true),
        "never" => Ok(false),
        "" | "auto" => Ok(has_certificate),
        _ => Err(Error::invalid_argument(format!("{MTLS_VARIABLE}={mode:?}: expected never, auto or always"))),
    }
}

/// The emulator that the environment names, if it names one.
pub(crate) fn of_emulator() -> Result<Option<Uri>, Error> {
    for variable in EMULATOR_VARIABLES {
        match std::env::var(variable) {
            Ok(value) if !value.is_empty() => return emulator_url(variable, &value).map(Some),
            _ => {}
        }
    }
    Ok(None)
}

fn emulator_url(variable: &str, value: &str) -> Result<Uri, Error> {
    let shown = if value.contains('@') { "…".to_owned() } else { format!("{value:?}") };
    let refused = |problem: &str| {
        Error::invalid_argument(format!("{variable}={shown}: {problem}; expected host:port, such as localhost:8123"))
    };
    if value.contains("://") {
        return Err(refused("remove the scheme"));
    }
    let port = value.rsplit_once(':').map(|(_, port)| port).ok_or_else(|| refused("the port is missing"))?;
    if !port.parse::<u16>().is_ok_and(|port| port > 0) {
        return Err(refused("the port is not a number from 1 to 65535"));
    }
    parse(&format!("http://{value}")).map_err(|_| refused("it is not an address"))
}

/// Parses `host`, `host:port`, or either with a scheme; `https` is the default.
pub(crate) fn parse(endpoint: &str) -> Result<Uri, Error> {
    // The text before an @ may be a password, so it is not shown.
    if endpoint.contains('@') {
        let advice = "remove it, and identify the caller by credentials or by a header";
        return Err(Error::invalid_argument(format!("endpoint: it has a user name or a password; {advice}")));
    }
    let refused = || {
        Error::invalid_argument(format!(
            "endpoint {endpoint:?}: expected a host such as {SERVICE_HOST}, localhost:8123 or http://localhost:8123"
        ))
    };
    let with_scheme = if endpoint.contains("://") { endpoint.to_owned() } else { format!("https://{endpoint}") };
    let url = Url::parse(&with_scheme).map_err(|_| refused())?;
    let plain = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    if !plain || !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(refused());
    }
    Uri::try_from(url.as_str()).map_err(|_| refused())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_has_https_unless_it_says_otherwise() {
        assert_eq!(parse("tasks.example.com").unwrap(), "https://tasks.example.com/");
        assert_eq!(parse("tasks.example.com:8443").unwrap(), "https://tasks.example.com:8443/");
        assert_eq!(parse("http://localhost:8123").unwrap(), "http://localhost:8123/");
    }

    #[test]
    fn an_endpoint_that_is_no_host_is_refused_with_an_example() {
        for endpoint in ["", "ftp://host", "https://host/v2", "host:notaport", "https://host?x=1"] {
            let error = parse(endpoint).unwrap_err();
            assert!(error.message().contains("localhost:8123"), "{error}");
        }
    }

    #[test]
    fn a_password_in_an_endpoint_is_refused_and_not_shown() {
        let endpoints = ["https://user:secret@host", "user:secret@host:80", "https://:secret@", "http://a b:secret@h"];
        for endpoint in endpoints {
            let error = parse(endpoint).unwrap_err();
            assert!(error.message().contains("password") && !error.message().contains("secret"), "{error}");
            let error = emulator_url("CLOUD_TASKS_EMULATOR_HOST", endpoint).unwrap_err();
            assert!(!error.message().contains("secret"), "{error}");
        }
    }

    #[test]
    fn an_emulator_variable_is_a_host_and_a_port() {
        assert_eq!(emulator_url("V", "localhost:8123").unwrap(), "http://localhost:8123/");
        assert_eq!(emulator_url("V", "[::1]:8123").unwrap(), "http://[::1]:8123/");
        for (value, problem) in [
            ("http://localhost:8123", "remove the scheme"),
            ("localhost", "port is missing"),
            ("localhost:", "not a number"),
            ("localhost:0", "not a number"),
            ("localhost:99999", "not a number"),
            ("a b:80", "not an address"),
        ] {
            let message = emulator_url("CLOUD_TASKS_EMULATOR_HOST", value).unwrap_err().message().to_owned();
            assert!(message.contains("CLOUD_TASKS_EMULATOR_HOST") && message.contains(problem), "{message}");
        }
    }

    #[test]
    fn a_client_certificate_goes_to_the_endpoint_that_asks_for_one() {
        assert_eq!(
            ["", "auto", "always", "never"].map(|mode| by_certificate(mode, true).unwrap()),
            [true, true, true, false]
        );
        assert_eq!(
            ["", "auto", "always", "never"].map(|mode| by_certificate(mode, false).unwrap()),
            [false, false, true, false]
        );
        assert!(by_certificate("yes", true).unwrap_err().message().contains("GOOGLE_API_USE_MTLS_ENDPOINT=\"yes\""));
    }
}
