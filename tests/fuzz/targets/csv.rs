#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| beleg_fuzz::foreign_file(beleg::format::import::Source::Csv, bytes));
