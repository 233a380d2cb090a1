//! A queue's configuration, in the shape of each version through which it was written.
//!
//! One version can say what another cannot. Each write goes into all shapes that are kept; what a shape alone can say
//! stays in it.

use crate::shape;
use cloudtasks::message::DynamicMessage;
use cloudtasks::schema::MessageDescriptor;

#[derive(Debug, Clone)]
pub struct Config {
    shapes: Vec<DynamicMessage>,
}

impl Config {
    pub fn new(queue: DynamicMessage) -> Self {
        Config { shapes: vec![queue] }
    }

    pub fn from_shapes(shapes: Vec<DynamicMessage>) -> Self {
        Config { shapes }
    }

    pub fn shapes(&self) -> &[DynamicMessage] {
        &self.shapes
    }

    /// The configuration in one shape.
    pub fn shown(&self, descriptor: &'static MessageDescriptor) -> DynamicMessage {
        if let Some(kept) = self.shapes.iter().find(|kept| kept.descriptor() == descriptor) {
            return kept.clone();
        }
        let mut shown = DynamicMessage::new(descriptor);
        self.shapes.iter().for_each(|kept| shape::overlay(kept, &mut shown));
        shown
    }

    /// Takes over what a queue says in one shape.
    pub fn write(&mut self, queue: DynamicMessage) {
        self.shapes.retain(|kept| kept.descriptor() != queue.descriptor());
        self.shapes.iter_mut().for_each(|kept| shape::overlay(&queue, kept));
        self.shapes.push(queue);
    }
}
