//! The records on disk: a value for each kind and full name.

/// The numbers are part of the file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum RecordKind {
    Queue = 1,
    Task = 2,
    TaskTombstone = 3,
    QueueTombstone = 4,
    Operation = 5,
    KmsKey = 6,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    Put(RecordKind, String, Vec<u8>),
    Delete(RecordKind, String),
    /// Deletes all records whose names have this prefix.
    DeleteUnder(RecordKind, String),
    Clear,
}

impl RecordKind {
    pub fn from_number(number: u8) -> Option<RecordKind> {
        use RecordKind::*;
        [Queue, Task, TaskTombstone, QueueTombstone, Operation, KmsKey].into_iter().find(|kind| *kind as u8 == number)
    }
}
