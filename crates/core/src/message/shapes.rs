//! A message with what no message of the API has: repeated numbers, maps of numbers, two oneofs.

#![allow(dead_code)]

mod start {
    pub const NEXT_MESSAGE: u16 = 0;
    pub const NEXT_ENUM: u16 = 0;
}

crate::schema! {
    version "test", package "test", after start;
    enums {}
    messages {
        Shapes "Shapes" {
            numbers = 1: repeated int64;
            ratios = 2: repeated double;
            counts = 3: map int32;
            weights = 4: map double;
            left = 6: optional bool in side;
            right = 7: optional bool in side;
            up = 8: optional bool in direction;
            down = 9: optional bool in direction;
        }
    }
    methods {}
}
