//! The grammar of path templates, such as `/v2/{parent=projects/*/locations/*}/queues/{queue}:purge`.
//!
//! A variable names a field of the request by its path (`queue.name`) and the pattern of its value: segments that are
//! literal or `*`, which stands for one segment. Without a pattern the value is one segment.

/// A part of a path template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathPart {
    /// Text that stands in every path.
    Literal(&'static str),
    /// The value of a field.
    Variable {
        /// The path of the field in the request.
        field: &'static str,
        /// What the value must look like.
        pattern: &'static str,
    },
}

/// The parts of a template, in order. Templates are so short that this costs less than looking up a compiled form.
pub fn path_parts(template: &'static str) -> impl Iterator<Item = PathPart> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if let Some(inner) = rest.strip_prefix('{') {
            let (variable, after) = inner.split_once('}').unwrap_or((inner, ""));
            rest = after;
            let (field, pattern) = variable.split_once('=').unwrap_or((variable, "*"));
            return Some(PathPart::Variable { field, pattern });
        }
        let (literal, after) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
        rest = after;
        (!literal.is_empty()).then_some(PathPart::Literal(literal))
    })
}

/// The variables of a template: the paths of their fields, and their patterns.
pub fn path_variables(template: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    path_parts(template).filter_map(|part| match part {
        PathPart::Variable { field, pattern } => Some((field, pattern)),
        PathPart::Literal(_) => None,
    })
}

/// Whether a value has the form of a pattern such as `projects/*/locations/*`: the same literals, and a segment that is
/// not empty for each `*`.
pub fn fits_pattern(value: &str, pattern: &str) -> bool {
    let (mut segments, mut expected) = (value.split('/'), pattern.split('/'));
    loop {
        match (segments.next(), expected.next()) {
            (None, None) => return true,
            (Some(segment), Some("*")) if !segment.is_empty() => {}
            (Some(segment), Some(literal)) if segment == literal => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{FieldType, VERSIONS};

    #[test]
    fn a_template_comes_apart_into_literals_and_variables() {
        let parts: Vec<_> = path_parts("/v2/{parent=projects/*}/tasks/{task_id}:buffer").collect();
        assert_eq!(
            parts,
            [
                PathPart::Literal("/v2/"),
                PathPart::Variable { field: "parent", pattern: "projects/*" },
                PathPart::Literal("/tasks/"),
                PathPart::Variable { field: "task_id", pattern: "*" },
                PathPart::Literal(":buffer"),
            ]
        );
        assert_eq!(path_parts("/api/queue/update").collect::<Vec<_>>(), [PathPart::Literal("/api/queue/update")]);
        assert_eq!(path_parts("").count(), 0);
    }

    #[test]
    fn a_value_fits_a_pattern_segment_by_segment() {
        for (value, fits) in
            [("a/1/b/2", true), ("a/1/b", false), ("a/1/b/2/", false), ("a//b/2", false), ("x/1/b/2", false)]
        {
            assert_eq!(fits_pattern(value, "a/*/b/*"), fits, "{value}");
        }
        assert!(fits_pattern("cmekConfig", "cmekConfig") && !fits_pattern("", "*"));
    }

    #[test]
    fn every_template_of_the_table_names_fields_of_its_request() {
        for method in VERSIONS.iter().flat_map(|api| api.methods) {
            for (field, _) in method.paths.iter().flat_map(|template| path_variables(template)) {
                let mut message = method.request;
                for name in field.split('.') {
                    let found = message.field(name).unwrap_or_else(|| panic!("{}: {field}", method.name));
                    if let FieldType::Message(inner) = found.field_type {
                        message = inner;
                    }
                }
            }
        }
    }
}
