//! The protobuf binary codec.

use cloudtasks::message::{DynamicMessage, from_binary, to_binary};

pub fn run(input: &[u8]) {
    let Some((descriptor, binary)) = super::split_message(input) else { return };
    let mut message = DynamicMessage::new(descriptor);
    if from_binary(binary, &mut message).is_err() {
        return;
    }
    let written = encoded(&message);
    let mut back = DynamicMessage::new(descriptor);
    from_binary(&written, &mut back).expect("what was written is read");
    assert_eq!(encoded(&back), written);
}

fn encoded(message: &DynamicMessage) -> Vec<u8> {
    let mut binary = Vec::new();
    to_binary(message, &mut binary).expect("what was read can be written");
    binary
}
