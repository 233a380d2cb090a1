//! The messages of the Python face: one generic class, its containers, and the codec's way into them.

mod binary_text;
mod class;
mod convert;
mod copies;
mod describe;
mod enums;
mod foreign;
mod init;
mod instance;
mod list;
mod map;
mod message;
mod nested;
mod present;
mod protobuf;
mod refusal;
mod slot;
mod storage;
mod text;
mod times;
