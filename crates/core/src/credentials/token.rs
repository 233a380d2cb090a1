//! Access tokens: kept, and renewed ahead of expiry once for all callers.

use crate::error::Error;
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue};
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

pub(super) type BoxError = Box<dyn std::error::Error + Send + Sync>;

pub(crate) type Fetching<'a> = Pin<Box<dyn Future<Output = Result<AccessToken, Error>> + Send + 'a>>;

/// Gets the tokens of one kind of credentials, in one runtime.
pub(crate) trait TokenSource: Send + Sync {
    /// Gets a new token.
    fn fetch(&self) -> Fetching<'_>;

    /// Called when the service refused the token: what the token was made from must be fetched again, too.
    fn forget(&self) {}

    /// The project that quota is counted on, if it is known only with the token.
    fn quota_project(&self) -> Option<Arc<str>> {
        None
    }
}

/// Names the project that quota and cost are counted on.
pub(crate) const QUOTA_PROJECT: HeaderName = HeaderName::from_static("x-goog-user-project");

/// How long before its expiry a token is renewed, or a tenth of its lifetime if that is shorter.
const RENEW_BEFORE_EXPIRY: Duration = Duration::from_secs(225);

/// After a failed renewal, a token that is still valid is used for this time before the next try.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(10);

/// An OAuth access token and its expiry.
#[derive(Clone)]
pub struct AccessToken {
    /// The token, without `Bearer`.
    pub token: String,
    /// When it expires; `None` for a token that is used until the service refuses it. It is renewed 225 s before, or a tenth
    /// of its lifetime before if that is shorter.
    pub expires_at: Option<SystemTime>,
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

/// The current token, and the source of the next one.
pub(crate) struct TokenCache {
    source: Arc<dyn TokenSource>,
    held: Mutex<Option<Held>>,
    /// The caller that holds this fetches. The others wait, or use a token that is still valid.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Clone)]
struct Held {
    token: AccessToken,
    headers: Arc<HeaderMap>,
    renew_at: Option<Instant>,
    expires_at: Option<Instant>,
}

impl TokenCache {
    pub fn new(source: Arc<dyn TokenSource>) -> Self {
        TokenCache { source, held: Mutex::new(None), turn: tokio::sync::Mutex::new(()) }
    }

    pub async fn headers(&self) -> Result<Arc<HeaderMap>, Error> {
        Ok(self.current().await?.headers)
    }

    pub async fn token(&self) -> Result<AccessToken, Error> {
        Ok(self.current().await?.token)
    }

    /// Drops the current token.
    pub fn forget(&self) {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.source.forget();
    }

    async fn current(&self) -> Result<Held, Error> {
        let _turn = match self.held() {
            Some(held) if !is_past(held.renew_at) => return Ok(held),
            Some(held) if !is_past(held.expires_at) => match self.turn.try_lock() {
                Ok(turn) => turn,
                Err(_) => return Ok(held),
            },
            _ => self.turn.lock().await,
        };
        // Another caller may have fetched a token while this one waited.
        match self.held() {
            Some(held) if !is_past(held.renew_at) => Ok(held),
            held => self.renew(held).await,
        }
    }

    /// Forgets a token that the service refused, unless another one has taken its place.
    pub fn refuse(&self, refused: &Arc<HeaderMap>) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref().is_some_and(|held| Arc::ptr_eq(&held.headers, refused)) {
            *held = None;
            drop(held);
            self.source.forget();
        }
    }

    async fn renew(&self, old: Option<Held>) -> Result<Held, Error> {
        let held = match (self.source.fetch().await, old) {
            (Ok(token), _) => Held::new(token, self.source.quota_project().as_deref())?,
            (Err(_), Some(old)) if !is_past(old.expires_at) => {
                Held { renew_at: Some(Instant::now() + PAUSE_AFTER_FAILURE), ..old }
            }
            (Err(error), _) => return Err(error),
        };
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(held.clone());
        Ok(held)
    }

    fn held(&self) -> Option<Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Held {
    fn new(token: AccessToken, quota_project: Option<&str>) -> Result<Self, Error> {
        if token.token.is_empty() {
            return Err(Error::credentials("the access token is empty"));
        }
        let value = secret(&format!("Bearer {}", token.token))
            .ok_or_else(|| Error::credentials("the access token has characters that HTTP does not allow"))?;
        let life = token.expires_at.map(|end| end.duration_since(SystemTime::now()).unwrap_or_default());
        let now = Instant::now();
        let mut headers = HeaderMap::from_iter([(AUTHORIZATION, value)]);
        if let Some(project) = quota_project.and_then(|project| HeaderValue::from_str(project).ok()) {
            headers.insert(QUOTA_PROJECT, project);
        }
        Ok(Held {
            headers: Arc::new(headers),
            token,
            renew_at: life.and_then(|life| now.checked_add(life.saturating_sub(RENEW_BEFORE_EXPIRY.min(life / 10)))),
            expires_at: life.and_then(|life| now.checked_add(life)),
        })
    }
}

fn is_past(time: Option<Instant>) -> bool {
    time.is_some_and(|time| time <= Instant::now())
}

/// A header value that no log shows.
pub(super) fn secret(value: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(value).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloudtasks_testing::{Task, every_schedule};
    use futures_util::FutureExt;
    use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

    struct Counting<F>(F);

    impl<F: Fn() -> Fetching<'static> + Send + Sync> TokenSource for Counting<F> {
        fn fetch(&self) -> Fetching<'_> {
            (self.0)()
        }
    }

    /// Tokens `t1`, `t2`, … that live for so long; the fetches in `failing` fail.
    fn cache(life: Duration, failing: &'static [usize]) -> (Arc<TokenCache>, Arc<AtomicUsize>) {
        let fetched = Arc::new(AtomicUsize::new(0));
        let count = fetched.clone();
        let fetch = move || -> Fetching<'static> {
            let number = count.fetch_add(1, SeqCst) + 1;
            Box::pin(async move {
                tokio::task::yield_now().await;
                if failing.contains(&number) {
                    return Err(Error::credentials("no token today"));
                }
                Ok(AccessToken { token: format!("t{number}"), expires_at: Some(SystemTime::now() + life) })
            })
        };
        (Arc::new(TokenCache::new(Arc::new(Counting(fetch)))), fetched)
    }

    async fn token(cache: &TokenCache) -> String {
        cache.headers().await.unwrap()[AUTHORIZATION].to_str().unwrap().to_owned()
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_is_fetched_once_for_all_callers() {
        let (cache, fetched) = cache(Duration::from_secs(3600), &[]);
        let callers: Vec<_> = (0..20)
            .map(|_| {
                tokio::spawn({
                    let cache = cache.clone();
                    async move { token(&cache).await }
                })
            })
            .collect();
        for caller in callers {
            assert_eq!(caller.await.unwrap(), "Bearer t1");
        }
        assert_eq!(fetched.load(SeqCst), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_is_renewed_ahead_of_its_end() {
        let (cache, _) = cache(Duration::from_secs(3600), &[]);
        assert_eq!(token(&cache).await, "Bearer t1");
        tokio::time::advance(Duration::from_secs(3300)).await;
        assert_eq!(token(&cache).await, "Bearer t1");
        tokio::time::advance(Duration::from_secs(100)).await;
        assert_eq!(token(&cache).await, "Bearer t2");
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_that_holds_is_used_while_its_renewal_fails() {
        let (cache, fetched) = cache(Duration::from_secs(3600), &[2]);
        assert_eq!(token(&cache).await, "Bearer t1");
        tokio::time::advance(Duration::from_secs(3400)).await;
        assert_eq!((token(&cache).await, token(&cache).await), ("Bearer t1".into(), "Bearer t1".into()));
        assert_eq!(fetched.load(SeqCst), 2);
        tokio::time::advance(PAUSE_AFTER_FAILURE).await;
        assert_eq!(token(&cache).await, "Bearer t3");
    }

    #[tokio::test(start_paused = true)]
    async fn while_one_caller_renews_the_others_use_a_token_that_holds_and_wait_for_one_that_is_over() {
        let (cache, fetched) = cache(Duration::from_secs(3600), &[]);
        token(&cache).await;
        tokio::time::advance(Duration::from_secs(3400)).await;
        let mut renewing = Box::pin(token(&cache));
        assert!((&mut renewing).now_or_never().is_none());
        assert_eq!(token(&cache).now_or_never().unwrap(), "Bearer t1");
        tokio::time::advance(Duration::from_secs(201)).await;
        let waiting = tokio::spawn({
            let cache = cache.clone();
            async move { token(&cache).await }
        });
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        assert_eq!((renewing.await, waiting.await.unwrap()), ("Bearer t2".into(), "Bearer t2".into()));
        assert_eq!(fetched.load(SeqCst), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn a_renewal_that_fails_after_the_end_is_an_error() {
        let (cache, _) = cache(Duration::from_secs(60), &[2]);
        token(&cache).await;
        tokio::time::advance(Duration::from_secs(61)).await;
        let error = cache.headers().await.unwrap_err();
        assert!(error.message().contains("no token today"), "{error}");
        assert_eq!(token(&cache).await, "Bearer t3");
    }

    #[tokio::test(start_paused = true)]
    async fn a_refused_token_is_fetched_anew_once() {
        let (cache, fetched) = cache(Duration::from_secs(3600), &[]);
        let first = cache.headers().await.unwrap();
        cache.refuse(&first);
        assert_eq!(token(&cache).await, "Bearer t2");
        cache.refuse(&first);
        assert_eq!(token(&cache).await, "Bearer t2");
        assert_eq!(fetched.load(SeqCst), 2);
    }

    /// Callers of one cache whose tokens hold until they are refused; the fetches in `failing` fail.
    struct Callers {
        cache: TokenCache,
        fetched: Arc<AtomicUsize>,
        failed: AtomicUsize,
        at_work: AtomicUsize,
    }

    impl Callers {
        fn new(failing: &'static [usize], at_work: usize) -> Arc<Self> {
            let (fetched, fetching) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
            let count = fetched.clone();
            let fetch = move || -> Fetching<'static> {
                let (number, fetching) = (count.fetch_add(1, SeqCst) + 1, fetching.clone());
                Box::pin(async move {
                    assert_eq!(fetching.fetch_add(1, SeqCst), 0, "two fetches at once");
                    tokio::task::yield_now().await;
                    fetching.fetch_sub(1, SeqCst);
                    match failing.contains(&number) {
                        true => Err(Error::credentials("no token today")),
                        false => Ok(AccessToken { token: format!("t{number}"), expires_at: None }),
                    }
                })
            };
            let cache = TokenCache::new(Arc::new(Counting(fetch)));
            Arc::new(Callers { cache, fetched, failed: AtomicUsize::new(0), at_work: AtomicUsize::new(at_work) })
        }

        async fn headers(&self) -> Option<Arc<HeaderMap>> {
            tokio::task::yield_now().await;
            let headers = self.cache.headers().await;
            self.failed.fetch_add(usize::from(headers.is_err()), SeqCst);
            headers.ok()
        }

        /// Checks, after the last caller, that each failed fetch failed one caller, and that no token was fetched in vain.
        fn end(&self, failing: usize, tokens: usize) {
            if self.at_work.fetch_sub(1, SeqCst) == 1 {
                assert_eq!(self.failed.load(SeqCst), failing);
                assert!(self.fetched.load(SeqCst) <= failing + tokens, "{} fetches", self.fetched.load(SeqCst));
            }
        }
    }

    #[test]
    fn under_every_schedule_one_fetch_serves_all_and_a_failure_fails_one_caller() {
        for failing in [&[][..], &[1], &[2], &[1, 2]] {
            let reachable = failing.iter().filter(|&&number| number == 1 || failing.contains(&1)).count();
            let schedules = every_schedule(|| {
                let callers = Callers::new(failing, 3);
                let call = |callers: Arc<Callers>| -> Task {
                    Box::pin(async move {
                        callers.headers().await;
                        callers.end(reachable, 1);
                    })
                };
                (0..3).map(|_| call(callers.clone())).collect()
            });
            assert!(schedules >= 100, "{schedules} schedules");
        }
    }

    #[test]
    fn under_every_schedule_a_refused_token_is_not_given_again() {
        let schedules = every_schedule(|| {
            let callers = Callers::new(&[], 3);
            let refusing = |callers: Arc<Callers>| -> Task {
                Box::pin(async move {
                    let first = callers.headers().await.unwrap();
                    callers.cache.refuse(&first);
                    let second = callers.headers().await.unwrap();
                    assert_ne!(first[AUTHORIZATION], second[AUTHORIZATION]);
                    // Each of the two may have refused one, and the third have met either.
                    callers.end(0, 3);
                })
            };
            let calling = callers.clone();
            let caller: Task = Box::pin(async move {
                calling.headers().await.unwrap();
                calling.end(0, 3);
            });
            vec![refusing(callers.clone()), refusing(callers), caller]
        });
        assert!(schedules >= 1000, "{schedules} schedules");
    }
}
