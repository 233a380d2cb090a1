//! The JSON codec.

use cloudtasks::message::DynamicMessage;
use cloudtasks::message::json::{EnumForm, JsonOptions, Unknown, from_json, to_json};

const FORMS: [JsonOptions; 3] = [
    JsonOptions::WIRE,
    JsonOptions { enums: EnumForm::Names, defaults: true, proto_names: true, ..JsonOptions::WIRE },
    JsonOptions { sort_keys: true, indent: Some(2), python_text: true, ..JsonOptions::WIRE },
];

pub fn run(input: &[u8]) {
    let Some((descriptor, json)) = super::split_message(input) else { return };
    let mut message = DynamicMessage::new(descriptor);
    if from_json(json, &mut DynamicMessage::new(descriptor), Unknown::Refuse).is_ok() {
        let again = from_json(json, &mut DynamicMessage::new(descriptor), Unknown::Ignore);
        again.expect("what is read strictly is read leniently");
    }
    if from_json(json, &mut message, Unknown::Ignore).is_err() {
        return;
    }
    for options in &FORMS {
        let mut text = Vec::new();
        // A message can hold what JSON cannot tell, such as a field mask with odd paths: that is refused.
        if to_json(&message, options, &mut text).is_err() {
            return;
        }
        let mut back = DynamicMessage::new(descriptor);
        // Leniently: an `Any` of an unknown type is kept by its type alone.
        from_json(&text, &mut back, Unknown::Ignore).expect("what was written is read");
        assert_eq!(canonical(&back), canonical(&message), "{}", String::from_utf8_lossy(&text));
    }
}

/// A text that is the same for equal messages.
fn canonical(message: &DynamicMessage) -> String {
    let mut text = Vec::new();
    to_json(message, &JsonOptions { sort_keys: true, ..JsonOptions::WIRE }, &mut text).expect("it was written before");
    String::from_utf8(text).expect("JSON is UTF-8")
}
