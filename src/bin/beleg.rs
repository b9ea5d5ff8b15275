//! The command. In the browser there is nothing to run.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    beleg::cli::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
