//! Field paths: `http_request.headers["a]b"]`, `tasks[3].name`.

use cloudtasks::message::{DynamicMessage, FieldPath, Slot};

pub fn run(input: &[u8]) {
    let Some((descriptor, path)) = super::split_message(input) else { return };
    let Ok(path) = std::str::from_utf8(path) else { return };
    let Ok(path) = FieldPath::parse(descriptor, path) else { return };
    let mut message = DynamicMessage::new(descriptor);
    if message.set_at(&path, Slot::String("value".into())).is_ok() {
        assert!(message.at(&path).is_some(), "{}", path.text());
    }
    message.clear_at(&path);
    if let Some(slot) = message.at(&path) {
        assert!(!matches!(slot, Slot::String(text) if &**text == "value"), "{}", path.text());
    }
}
