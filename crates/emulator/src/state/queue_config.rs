//! A queue's configuration, in the shape of each version through which it was written.
//!
//! One version can say what another cannot. Each write goes into all shapes that are kept; what a shape alone can say
//! stays in it.

use crate::conversion;
use cloudtasks::message::DynamicMessage;
use cloudtasks::schema::MessageDescriptor;

#[derive(Debug, Clone)]
pub struct QueueConfig {
    shapes: Vec<DynamicMessage>,
}

impl QueueConfig {
    pub fn new(queue: DynamicMessage) -> Self {
        QueueConfig { shapes: vec![queue] }
    }

    pub fn from_shapes(shapes: Vec<DynamicMessage>) -> Self {
        QueueConfig { shapes }
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
        self.shapes.iter().for_each(|kept| conversion::overlay(kept, &mut shown));
        shown
    }

    /// Takes over what a queue says in one shape.
    pub fn write(&mut self, queue: DynamicMessage) {
        self.shapes.retain(|kept| kept.descriptor() != queue.descriptor());
        self.shapes.iter_mut().for_each(|kept| conversion::overlay(&queue, kept));
        self.shapes.push(queue);
    }
}
