//! The reader, which runs beside the page in a worker. On the host there is nothing to run.

fn main() {
    #[cfg(target_arch = "wasm32")]
    beleg::worker::run();
}
