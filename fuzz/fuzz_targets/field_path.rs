#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| cloudtasks_fuzz::field_path::run(input));
