//! Other tabs of the same page: talking to them, and locks that one of them holds at a time.

use gloo::events::EventListener;
use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::{
    app::keep::{Message, keys},
    domain::stamp::ReplicaId,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request_lock(name: &str, run: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = query, catch)]
    fn query_locks() -> Result<Promise, JsValue>;

    type Locks;
    #[wasm_bindgen(method, getter)]
    fn held(this: &Locks) -> js_sys::Array;
    type Lock;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Lock) -> String;
}

/// What all tabs hear but the one that speaks.
pub struct Channel {
    channel: BroadcastChannel,
    _heard: EventListener,
}

impl Channel {
    /// `None` where the browser has no such thing: then tabs learn from each other through the mirror, when they write.
    #[must_use]
    pub fn open(hear: impl Fn(Message) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new("beleg").ok()?;
        let heard = EventListener::new(&channel, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if let Some(message) = data.as_deref().and_then(Message::read) {
                hear(message);
            }
        });
        Some(Self { channel, _heard: heard })
    }

    pub fn tell(&self, message: &Message) {
        // It fails only for what cannot be copied, and a text can.
        self.channel.post_message(&message.write().into()).ok();
    }
}

/// A lock that is waited for, and then held until it is dropped or the tab ends.
pub struct HeldLock {
    _granted: Closure<dyn FnMut() -> Promise>,
}

/// Waits for a lock without standing in the way, and says when it is granted. Where the browser has no locks, or hides them from
/// pages that came unencrypted, it is granted at once: tabs then rely on their journals and the mirror.
pub fn lock(name: &str, granted: impl Fn() + 'static) -> Option<HeldLock> {
    let granted = std::rc::Rc::new(granted);
    let later = std::rc::Rc::clone(&granted);
    let run = Closure::<dyn FnMut() -> Promise>::new(move || {
        later();
        // Held as long as this is not answered.
        Promise::new(&mut |_, _| {})
    });
    match request_lock(name, run.as_ref()) {
        Ok(_) => Some(HeldLock { _granted: run }),
        Err(_) => {
            granted();
            None
        }
    }
}

/// The tabs that live, by the locks they hold; `None` when the browser cannot tell.
pub async fn living() -> Option<Vec<ReplicaId>> {
    let locks: Locks = JsFuture::from(query_locks().ok()?).await.ok()?.unchecked_into();
    let names = locks.held().iter().map(|lock| lock.unchecked_into::<Lock>().name()).collect::<Vec<_>>();
    Some(names.iter().filter_map(|name| keys::locked_tab(name)).collect())
}
