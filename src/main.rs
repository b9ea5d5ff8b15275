//! Starts the page. On the host there is nothing to start.

fn main() {
    #[cfg(target_arch = "wasm32")]
    beleg::ui::run();
}
