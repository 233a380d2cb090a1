//! JSON as the service writes it: fields by their numbers, whole numbers without a fraction, and lines to read unless
//! the caller asks for `prettyPrint=false`.

use crate::error::ApiError;
use cloudtasks::message::json::{EnumForm, JsonOptions, to_json};
use cloudtasks::message::{
    DynamicMessage, Error, MapEntries, ReadFields, ReadList, ReadMap, Scalar, Slot, Value, VisitEntry, VisitField,
    VisitItem,
};
use cloudtasks::schema::MessageDescriptor;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// How the caller wants its response.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ResponseForm {
    pub enums_as_numbers: bool,
    pub compact: bool,
}

pub fn message(message: &DynamicMessage, form: ResponseForm) -> Result<Vec<u8>, Error> {
    let enums = if form.enums_as_numbers { EnumForm::Numbers } else { EnumForm::Names };
    let indent = (!form.compact).then_some(2);
    let mut json = Vec::with_capacity(512);
    to_json(&ByNumber(message), &JsonOptions { enums, indent, ..JsonOptions::WIRE }, &mut json)?;
    if !form.compact {
        json.push(b'\n');
    }
    Ok(json)
}

pub fn error(error: &ApiError, form: ResponseForm) -> Vec<u8> {
    let json = error.to_json();
    match form.compact {
        true => serde_json::to_vec(&InOrder(&json)).unwrap_or_default(),
        false => {
            let mut pretty = serde_json::to_vec_pretty(&InOrder(&json)).unwrap_or_default();
            pretty.push(b'\n');
            pretty
        }
    }
}

/// A message whose fields are visited in the order of their numbers.
struct ByNumber<'a>(&'a DynamicMessage);

struct Items<'a>(&'a [Slot]);

struct Entries<'a>(&'a MapEntries);

fn visit(slot: &Slot, visit: impl FnOnce(Value<'_>) -> Result<(), Error>) -> Result<(), Error> {
    match slot {
        Slot::Message(message) => visit(Value::Message(&ByNumber(message))),
        Slot::List(items) => visit(Value::List(&Items(items))),
        Slot::Map(entries) => visit(Value::Map(&Entries(entries))),
        Slot::Double(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            visit(Value::Scalar(Scalar::Int(*number as i64)))
        }
        slot => slot.value().map_or(Ok(()), visit),
    }
}

impl ReadFields for ByNumber<'_> {
    fn descriptor(&self) -> &'static MessageDescriptor {
        self.0.descriptor()
    }

    fn visit_fields(&self, visit_field: &mut VisitField<'_>) -> Result<(), Error> {
        let fields = self.0.descriptor().fields;
        let mut present: Vec<usize> =
            (0..fields.len()).filter(|at| self.0.slot(*at).is_present(&fields[*at])).collect();
        // Fields that only REST has come last.
        present.sort_unstable_by_key(|at| fields[*at].number.wrapping_sub(1));
        present.into_iter().try_for_each(|at| visit(self.0.slot(at), |value| visit_field(at, value)))
    }
}

impl ReadList for Items<'_> {
    fn visit_items(&self, visit_item: &mut VisitItem<'_>) -> Result<(), Error> {
        self.0.iter().try_for_each(|item| visit(item, &mut *visit_item))
    }
}

impl ReadMap for Entries<'_> {
    fn visit_entries(&self, visit_entry: &mut VisitEntry<'_>) -> Result<(), Error> {
        self.0.iter().try_for_each(|(key, slot)| visit(slot, |value| visit_entry(key.borrow(), value)))
    }
}

/// The names of an error in the order of the service; others follow by their text.
const ORDER: [&str; 10] =
    ["@type", "field", "reason", "domain", "metadata", "locale", "code", "message", "status", "details"];

struct InOrder<'a>(&'a serde_json::Value);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            serde_json::Value::Object(fields) => {
                let mut names: Vec<&String> = fields.keys().collect();
                names.sort_by_key(|name| ORDER.iter().position(|known| known == name).unwrap_or(ORDER.len()));
                let mut map = serializer.serialize_map(Some(names.len()))?;
                for name in names {
                    map.serialize_entry(name, &InOrder(&fields[name]))?;
                }
                map.end()
            }
            serde_json::Value::Array(items) => serializer.collect_seq(items.iter().map(InOrder)),
            other => other.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversion::to_dynamic;
    use cloudtasks::v2;

    #[test]
    fn fields_stand_in_the_order_of_their_numbers_and_whole_numbers_have_no_fraction() {
        let queue = v2::Queue::new()
            .name("q")
            .http_target(v2::HttpTarget::new().http_method(v2::HttpMethod::PUT))
            .rate_limits(v2::RateLimits::new().max_dispatches_per_second(10.0));
        let shown = |form| String::from_utf8(message(&to_dynamic(&queue), form).unwrap()).unwrap();
        let compact = ResponseForm { compact: true, ..ResponseForm::default() };
        assert_eq!(
            shown(compact),
            r#"{"name":"q","rateLimits":{"maxDispatchesPerSecond":10},"httpTarget":{"httpMethod":"PUT"}}"#
        );
        let numbers = ResponseForm { enums_as_numbers: true, ..compact };
        assert!(shown(numbers).ends_with(r#""httpTarget":{"httpMethod":4}}"#));
        assert!(shown(ResponseForm::default()).starts_with("{\n  \"name\": \"q\",\n  \"rateLimits\": {\n    \"max"));
        assert!(shown(ResponseForm::default()).ends_with("}\n"));
    }

    #[test]
    fn an_error_stands_in_the_order_of_the_service() {
        let failure = ApiError::not_found("no").with_help("d", "u");
        let json =
            String::from_utf8(error(&failure, ResponseForm { compact: true, ..ResponseForm::default() })).unwrap();
        assert_eq!(
            json,
            r#"{"error":{"code":404,"message":"no","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"d","url":"u"}]}]}}"#
        );
    }
}
