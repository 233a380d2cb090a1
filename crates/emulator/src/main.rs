//! `cloudtasks-emulator`: the emulator as a program.

fn main() {
    std::process::exit(cloudtasks_emulator::run_program(std::env::args().skip(1)));
}
