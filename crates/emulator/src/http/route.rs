//! Routes a verb and a path to a method: the path templates of the table, matched segment by segment.

use cloudtasks::schema::{MethodDescriptor, PathPart, VERSIONS, Verb, path_parts};
use http::request::Parts;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A variable of a path template, by the path of its request field, and its value.
pub type Variable = (&'static str, String);

struct Route {
    method: &'static MethodDescriptor,
    segments: Vec<Segment>,
    variables: Vec<(&'static str, std::ops::Range<usize>)>,
}

#[derive(Debug, PartialEq)]
enum Segment {
    Literal(&'static str),
    /// Anything before this suffix, which is empty or a verb such as `:purge`.
    Any(&'static str),
}

static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(|| {
    let methods = VERSIONS.iter().flat_map(|api| api.methods);
    let mut routes: Vec<_> =
        methods.flat_map(|method| method.paths.iter().map(|path| Route::new(method, path))).collect();
    // `tasks/t:run` also looks like a task whose id ends in `:run`: the verb decides.
    routes.sort_by_key(|route| !route.has_verb());
    routes
});

/// The verb of a request. Clients that cannot send PATCH, such as Google's for Java, name it in a header.
pub fn verb(head: &Parts) -> &str {
    let other = head.headers.get("x-http-method-override").filter(|_| head.method == http::Method::POST);
    other.and_then(|verb| verb.to_str().ok()).unwrap_or(head.method.as_str())
}

pub fn find(verb: &str, path: &str) -> Option<(&'static MethodDescriptor, Vec<Variable>)> {
    let verb = [Verb::Get, Verb::Post, Verb::Patch, Verb::Delete].into_iter().find(|v| v.as_str() == verb)?;
    let path: Cow<'_, str> = if path.starts_with("/projects/") { format!("/v2{path}").into() } else { path.into() };
    // gcloud's own form of a task without an id.
    let path: Cow<'_, str> = match path.strip_suffix("/tasks/:buffer") {
        Some(queue) => format!("{queue}/tasks:buffer").into(),
        None => path,
    };
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    ROUTES.iter().filter(|route| route.method.verb == verb).find_map(|route| Some((route.method, route.fits(&parts)?)))
}

impl Route {
    fn new(method: &'static MethodDescriptor, template: &'static str) -> Self {
        let (mut segments, mut variables) = (Vec::new(), Vec::new());
        for part in path_parts(template) {
            match part {
                PathPart::Literal(text) => {
                    // What follows a variable up to the next slash is the verb of its last segment.
                    let (verb, rest) = text.split_at(text.find('/').unwrap_or(text.len()));
                    if let Some(Segment::Any(suffix)) = segments.last_mut() {
                        *suffix = verb;
                    }
                    segments.extend(rest.split('/').filter(|segment| !segment.is_empty()).map(Segment::Literal));
                }
                PathPart::Variable { field, pattern } => {
                    let from = segments.len();
                    segments.extend(pattern.split('/').map(|segment| match segment {
                        "*" => Segment::Any(""),
                        literal => Segment::Literal(literal),
                    }));
                    variables.push((field, from..segments.len()));
                }
            }
        }
        Route { method, segments, variables }
    }

    /// Whether the path ends in a verb such as `:purge`.
    fn has_verb(&self) -> bool {
        match self.segments.last() {
            Some(Segment::Any(suffix)) => !suffix.is_empty(),
            Some(Segment::Literal(literal)) => literal.contains(':'),
            None => false,
        }
    }

    fn fits(&self, parts: &[&str]) -> Option<Vec<Variable>> {
        if parts.len() != self.segments.len() || !self.segments.iter().zip(parts).all(|(s, part)| s.fits(part)) {
            return None;
        }
        let mut values = Vec::with_capacity(parts.len());
        for (segment, part) in self.segments.iter().zip(parts) {
            values.push(segment.value(part)?);
        }
        Some(self.variables.iter().map(|(field, range)| (*field, values[range.clone()].join("/"))).collect())
    }
}

impl Segment {
    fn fits(&self, part: &str) -> bool {
        match self {
            Segment::Literal(literal) => *literal == part,
            Segment::Any(suffix) => part.ends_with(suffix),
        }
    }

    fn value(&self, part: &str) -> Option<String> {
        let value = match self {
            Segment::Literal(literal) => return Some((*literal).to_owned()),
            Segment::Any(suffix) => part.strip_suffix(suffix)?,
        };
        let value = percent_decode_str(value).decode_utf8().ok()?;
        (!value.is_empty()).then(|| value.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(verb: &str, path: &str) -> Option<(String, Vec<Variable>)> {
        let (method, variables) = find(verb, path)?;
        Some((format!("{}.{}", method.version, method.name), variables))
    }

    #[test]
    fn every_method_is_found_by_its_own_template() {
        for method in VERSIONS.iter().flat_map(|api| api.methods) {
            for template in method.paths {
                let path = template
                    .split(['{', '}'])
                    .map(|part| part.split_once('=').map_or(part, |(_, pattern)| pattern))
                    .collect::<String>()
                    .replace("task_id", "t")
                    .replace('*', "x");
                let (name, _) = found(method.verb.as_str(), &path).unwrap_or_else(|| panic!("{path}"));
                assert_eq!(name, format!("{}.{}", method.version, method.name));
            }
        }
    }

    #[test]
    fn a_path_with_a_verb_is_no_resource_whose_id_ends_like_it() {
        let without_verb = ROUTES.iter().skip_while(|route| route.has_verb());
        assert!(without_verb.clone().count() > 0 && without_verb.clone().all(|route| !route.has_verb()));
        assert_eq!(found("POST", "/v2/projects/p/locations/l/queues/q/tasks/t:run").unwrap().0, "v2.run_task");
    }

    #[test]
    fn a_path_without_version_is_v2() {
        let (name, variables) = found("GET", "/projects/p/locations/l/queues/q").unwrap();
        assert_eq!(name, "v2.get_queue");
        assert_eq!(variables, [("name", "projects/p/locations/l/queues/q".to_string())]);
    }

    #[test]
    fn a_buffered_task_without_an_id_is_found_in_both_forms() {
        for path in ["tasks:buffer", "tasks/:buffer"] {
            let (name, variables) = found("POST", &format!("/v2/projects/p/locations/l/queues/q/{path}")).unwrap();
            assert_eq!((name.as_str(), variables.len()), ("v2.buffer_task", 1));
        }
    }

    #[test]
    fn escapes_in_a_path_are_undone() {
        let (_, variables) = found("GET", "/v2/projects/a%3Ab/locations/l/queues/q%2Dx").unwrap();
        assert_eq!(variables[0].1, "projects/a:b/locations/l/queues/q-x");
    }

    #[test]
    fn other_paths_and_verbs_are_not_found() {
        assert!(found("POST", "/v2/projects/p/locations/l/queues/q:burn").is_none());
        assert!(found("PUT", "/v2/projects/p/locations/l/queues/q").is_none());
        assert!(found("GET", "/v3/projects/p/locations/l/queues/q").is_none());
        assert!(found("GET", "/v2/projects//locations/l/queues/q").is_none());
    }
}
