#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| beleg_fuzz::native_file(bytes));
