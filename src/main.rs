//! Starts the page. On the host there is nothing to start.

fn main() {
    #[cfg(target_arch = "wasm32")]
    beleg::ui::run();
}

/// The standard allocator of WebAssembly weighs three times as much in the page.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
