//! What messages are made of: classes, instances, and the slots, lists and maps inside them.
//!
//! The types here refer to each other because the data does: a message has slots, a slot holds a message, a list or a map, and
//! these hold messages again. Nothing here converts a Python value.

pub mod backing;
pub mod class;
pub mod copy;
pub mod instance;
pub mod lazy;
pub mod list;
pub mod map;
pub mod message;
pub mod slot;
mod whole;

pub use class::{class, descriptor_of};
pub use instance::new_message;
pub use list::RepeatedField;
pub use map::MapField;
pub use message::{Message, empty_slots};
pub use slot::Slot;
pub use whole::whole;
