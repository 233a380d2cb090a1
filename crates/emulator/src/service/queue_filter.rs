//! The filter of list_queues, as in AIP-160: `state: PAUSED`, `rate_limits.max_burst_size > 10`, `name: mail`,
//! `http_target: *`, joined by AND, OR, NOT, `-` and parentheses. A space joins as AND does; OR binds tighter than AND.
//! Neither names nor values are sensitive to case.

use crate::error::ApiError;
use cloudtasks::message::{DynamicMessage, Slot};
use cloudtasks::schema::{FieldDescriptor, FieldType, MessageDescriptor};
use std::cmp::Ordering;

/// Beyond this depth of parentheses a filter is refused.
const MAX_DEPTH: usize = 32;

#[derive(Debug)]
pub struct QueueFilter(Option<Expression>);

#[derive(Debug)]
enum Expression {
    All(Vec<Expression>),
    Any(Vec<Expression>),
    Not(Box<Expression>),
    Compare(Comparison),
}

#[derive(Debug)]
struct Comparison {
    path: Vec<&'static FieldDescriptor>,
    operator: &'static str,
    operand: Operand,
}

/// What a field is compared with, in the type of the field.
#[derive(Debug)]
enum Operand {
    /// `*`: the field is there.
    Present,
    Text(String),
    Number(f64),
    Bool(bool),
    Timestamp(cloudtasks::Timestamp),
    Duration(cloudtasks::Duration),
}

impl QueueFilter {
    pub fn parse(text: &str, queue: &'static MessageDescriptor) -> Result<Self, ApiError> {
        let tokens = tokens(text)?;
        if tokens.is_empty() {
            return Ok(QueueFilter(None));
        }
        let mut parser = Parser { tokens: &tokens, queue, depth: 0 };
        let expression = parser.sequence()?;
        if parser.tokens.is_empty() { Ok(QueueFilter(Some(expression))) } else { Err(parser.unexpected()) }
    }

    pub fn takes(&self, queue: &DynamicMessage) -> bool {
        self.0.as_ref().is_none_or(|expression| expression.holds(queue))
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Open,
    Close,
    Minus,
    Operator(&'static str),
    /// Lower-case text, and whether it stood in quotes.
    Word(String, bool),
}

/// Longer operators first, so that `<=` is not read as `<`.
const OPERATORS: [&str; 7] = ["<=", ">=", "!=", "<", ">", "=", ":"];

fn tokens(text: &str) -> Result<Vec<Token>, ApiError> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let operator = OPERATORS.into_iter().find(|operator| rest.starts_with(operator));
        let value_follows = matches!(tokens.last(), Some(Token::Operator(_)));
        let (token, length) = match first {
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            '-' if !value_follows => (Token::Minus, 1),
            '"' => {
                let end = rest[1..].find('"').ok_or_else(|| invalid("a quote is not closed"))?;
                (Token::Word(rest[1..=end].to_lowercase(), true), end + 2)
            }
            _ => match operator {
                Some(operator) => (Token::Operator(operator), operator.len()),
                None => {
                    let ends = |c: char| c.is_whitespace() || "()<>=!\"".contains(c) || (c == ':' && !value_follows);
                    let end = rest.find(ends).filter(|end| *end > 0).unwrap_or(rest.len());
                    (Token::Word(rest[..end].to_lowercase(), false), end)
                }
            },
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

struct Parser<'t> {
    tokens: &'t [Token],
    queue: &'static MessageDescriptor,
    depth: usize,
}

impl Parser<'_> {
    fn next(&mut self) -> Option<Token> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first.clone())
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let there = matches!(self.tokens.first(), Some(Token::Word(text, false)) if text == word);
        if there {
            self.tokens = &self.tokens[1..];
        }
        there
    }

    /// Alternatives, joined by AND or by standing side by side.
    fn sequence(&mut self) -> Result<Expression, ApiError> {
        let mut all = vec![self.alternatives()?];
        while !matches!(self.tokens.first(), None | Some(Token::Close)) {
            self.takes_word("and");
            all.push(self.alternatives()?);
        }
        Ok(Expression::All(all))
    }

    fn alternatives(&mut self) -> Result<Expression, ApiError> {
        let mut any = vec![self.term()?];
        while self.takes_word("or") {
            any.push(self.term()?);
        }
        Ok(Expression::Any(any))
    }

    fn term(&mut self) -> Result<Expression, ApiError> {
        if matches!(self.tokens.first(), Some(Token::Minus)) || self.takes_word("not") {
            if matches!(self.tokens.first(), Some(Token::Minus)) {
                self.next();
            }
            return Ok(Expression::Not(Box::new(self.factor()?)));
        }
        self.factor()
    }

    fn factor(&mut self) -> Result<Expression, ApiError> {
        match self.next() {
            Some(Token::Open) if self.depth < MAX_DEPTH => {
                self.depth += 1;
                let inner = self.sequence()?;
                self.depth -= 1;
                match self.next() {
                    Some(Token::Close) => Ok(inner),
                    _ => Err(invalid("a parenthesis is not closed")),
                }
            }
            Some(Token::Word(path, false)) => {
                let (Some(Token::Operator(operator)), Some(Token::Word(value, quoted))) = (self.next(), self.next())
                else {
                    return Err(invalid(&format!("{path:?} is compared with nothing, as in \"state: PAUSED\"")));
                };
                Comparison::new(self.queue, &path, operator, value, quoted).map(Expression::Compare)
            }
            _ => Err(self.unexpected()),
        }
    }

    fn unexpected(&self) -> ApiError {
        invalid("expected a comparison of a queue's field, such as \"state: PAUSED\"")
    }
}

fn invalid(problem: &str) -> ApiError {
    ApiError::invalid_argument(format!("Invalid filter: {problem}."))
}

impl Comparison {
    fn new(
        queue: &'static MessageDescriptor,
        path: &str,
        operator: &'static str,
        value: String,
        quoted: bool,
    ) -> Result<Self, ApiError> {
        let fields = resolve(queue, path);
        let fields = fields.ok_or_else(|| ApiError::invalid_argument(format!("Field not found: '{path}'.")))?;
        let kind = fields.last().expect("a path has at least one field").field_type;
        let operand = match kind {
            _ if value == "*" && !quoted && operator == ":" => Operand::Present,
            FieldType::Message(_) => {
                return Err(ApiError::invalid_argument(format!(
                    "Cannot match a nested type '{path}'. A member field of scalar or enum type must be provided."
                )));
            }
            kind => Operand::of(kind, &value)
                .ok_or_else(|| ApiError::invalid_argument(format!("The value '{value}' is of incorrect type.")))?,
        };
        Ok(Comparison { path: fields, operator, operand })
    }
}

/// The fields along a path, whose names are as in the protobuf definition or as in JSON.
fn resolve(message: &'static MessageDescriptor, path: &str) -> Option<Vec<&'static FieldDescriptor>> {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let named = |known: &str| known.eq_ignore_ascii_case(name);
    let field = message.fields.iter().find(|field| named(field.name) || named(field.json_name))?;
    let mut fields = vec![field];
    match (rest, field.field_type) {
        (None, _) => {}
        (Some(rest), FieldType::Message(inner)) => fields.extend(resolve(inner, rest)?),
        _ => return None,
    }
    Some(fields)
}

impl Operand {
    fn of(kind: FieldType, value: &str) -> Option<Self> {
        Some(match kind {
            FieldType::String => Operand::Text(value.to_owned()),
            FieldType::Int32 | FieldType::Int64 | FieldType::Double => Operand::Number(value.parse().ok()?),
            FieldType::Bool => Operand::Bool(value.parse().ok()?),
            FieldType::Enum(values) => {
                let known = values.values.iter().find(|known| known.name.eq_ignore_ascii_case(value))?;
                Operand::Number(f64::from(known.number))
            }
            FieldType::Timestamp => Operand::Timestamp(cloudtasks::Timestamp::parse(&value.to_uppercase()).ok()?),
            FieldType::Duration => Operand::Duration(cloudtasks::Duration::parse(value).ok()?),
            _ => return None,
        })
    }
}

impl Expression {
    fn holds(&self, queue: &DynamicMessage) -> bool {
        match self {
            Expression::All(all) => all.iter().all(|expression| expression.holds(queue)),
            Expression::Any(any) => any.iter().any(|expression| expression.holds(queue)),
            Expression::Not(inner) => !inner.holds(queue),
            Expression::Compare(comparison) => comparison.holds(Some(queue), &comparison.path),
        }
    }
}

impl Comparison {
    /// Whether it holds for the field at a path below a message, or below nothing; of a list for any of its elements.
    fn holds(&self, message: Option<&DynamicMessage>, path: &[&'static FieldDescriptor]) -> bool {
        let Some((field, rest)) = path.split_first() else { return false };
        let slot = message.and_then(|message| Some(message.slot(message.descriptor().field_index(field.name)?)));
        let slot = slot.filter(|slot| slot.is_present(field));
        match (slot, rest) {
            (_, []) => self.compares(slot),
            (Some(Slot::Message(inner)), _) => self.holds(Some(inner), rest),
            (Some(Slot::List(items)), _) => items.iter().any(|item| match item {
                Slot::Message(inner) => self.holds(Some(inner), rest),
                _ => false,
            }),
            _ => self.holds(None, rest),
        }
    }

    /// Compares a value; one that is not there counts as the default of its type.
    fn compares(&self, slot: Option<&Slot>) -> bool {
        let order = match (&self.operand, slot) {
            (Operand::Present, _) => return slot.is_some(),
            (Operand::Text(wanted), held) => {
                let held = if let Some(Slot::String(held)) = held { held.to_lowercase() } else { String::new() };
                if self.operator == ":" {
                    return held.contains(wanted.as_str());
                }
                Some(held.as_str().cmp(wanted))
            }
            (Operand::Number(wanted), held) => {
                let held = match held {
                    Some(Slot::Int(held)) => *held as f64,
                    Some(Slot::Double(held)) => *held,
                    Some(Slot::Enum(held)) => f64::from(*held),
                    _ => 0.0,
                };
                held.partial_cmp(wanted)
            }
            (Operand::Bool(wanted), held) => Some(matches!(held, Some(Slot::Bool(true))).cmp(wanted)),
            (Operand::Timestamp(wanted), held) => {
                let held =
                    if let Some(Slot::Timestamp(held)) = held { *held } else { cloudtasks::Timestamp::default() };
                Some(held.cmp(wanted))
            }
            (Operand::Duration(wanted), held) => {
                let held = if let Some(Slot::Duration(held)) = held { *held } else { cloudtasks::Duration::default() };
                Some(held.cmp(wanted))
            }
        };
        match self.operator {
            ":" | "=" => order == Some(Ordering::Equal),
            "!=" => order != Some(Ordering::Equal),
            "<" => order == Some(Ordering::Less),
            ">" => order == Some(Ordering::Greater),
            "<=" => order.is_some_and(Ordering::is_le),
            _ => order.is_some_and(Ordering::is_ge),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloudtasks::v2;

    fn takes(filter: &str) -> Result<bool, ApiError> {
        let queue = v2::Queue::new()
            .name("projects/p/locations/l/queues/Mail")
            .state(v2::QueueState::PAUSED)
            .rate_limits(v2::RateLimits::new().max_dispatches_per_second(5.0))
            .retry_config(v2::RetryConfig::new().min_backoff(cloudtasks::Duration { seconds: 2, nanos: 0 }));
        let queue = crate::conversion::to_dynamic(&queue);
        Ok(QueueFilter::parse(filter, queue.descriptor())?.takes(&queue))
    }

    #[test]
    fn a_filter_compares_fields_of_each_type() {
        for filter in [
            "",
            "  ",
            "state: PAUSED",
            "State = paused",
            "state != RUNNING",
            "state != DISABLED",
            "state > RUNNING",
            "name: mail",
            "name: *",
            "name=projects/p/locations/l/queues/mail",
            "rateLimits.maxDispatchesPerSecond >= 5",
            "rate_limits.max_dispatches_per_second<5.5",
            "rate_limits.max_burst_size = 0",
            "rate_limits.max_burst_size > -1",
            "rate_limits: *",
            "retry_config.min_backoff > 1s",
            "retry_config.max_retry_duration < 1s",
            "purge_time < \"2020-01-01T00:00:00Z\"",
            "http_target.http_method = HTTP_METHOD_UNSPECIFIED",
        ] {
            assert!(takes(filter).unwrap(), "{filter}");
        }
        for filter in [
            "state: RUNNING",
            "name: post",
            "http_target: *",
            "purge_time: *",
            "state < PAUSED",
            "state != PAUSED",
            "state > PAUSED",
        ] {
            assert!(!takes(filter).unwrap(), "{filter}");
        }
    }

    #[test]
    fn comparisons_are_joined_by_and_or_not_and_parentheses() {
        for filter in [
            "state: PAUSED AND rate_limits.max_burst_size=0",
            "state: PAUSED rate_limits.max_burst_size=0",
            "state: RUNNING OR state: PAUSED",
            "NOT state: RUNNING",
            "-state: RUNNING",
            "(state: RUNNING OR (state: PAUSED AND NOT name: x))",
            "state: PAUSED AND name: x OR name: mail",
        ] {
            assert!(takes(filter).unwrap(), "{filter}");
        }
        for filter in ["NOT state: PAUSED", "state: PAUSED AND state: RUNNING", "state: PAUSED state: RUNNING"] {
            assert!(!takes(filter).unwrap(), "{filter}");
        }
    }

    #[test]
    fn a_filter_that_cannot_be_compared_is_refused_in_the_words_of_the_service() {
        let message = |filter: &str| takes(filter).unwrap_err().message;
        assert_eq!(message("bogus_field: x"), "Field not found: 'bogus_field'.");
        assert_eq!(message("state: BOGUS"), "The value 'bogus' is of incorrect type.");
        assert_eq!(message("state: 2"), "The value '2' is of incorrect type.");
        assert_eq!(message("retry_config.max_backoff = 3600"), "The value '3600' is of incorrect type.");
        assert_eq!(
            message("rate_limits: 10"),
            "Cannot match a nested type 'rate_limits'. A member field of scalar or enum type must be provided."
        );
        for filter in ["state", "state:", "state: PAUSED AND ", "(state: PAUSED", ")", "\"", "OR", "NOT", "!", "state!"]
        {
            assert!(takes(filter).is_err(), "{filter}");
        }
    }

    #[test]
    fn parentheses_stand_in_32_others_at_most() {
        let nested = |depth| format!("{}state: PAUSED{}", "(".repeat(depth), ")".repeat(depth));
        assert!(takes(&nested(32)).unwrap());
        assert!(takes(&nested(33)).is_err());
        assert!(takes(&nested(100_000)).is_err());
        assert!(takes(&format!("{} ", nested(1)).repeat(100)).unwrap());
    }
}
