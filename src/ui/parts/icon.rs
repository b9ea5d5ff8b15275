//! Icons drawn as strokes, in the size and colour of the text around them. They are never the only name of a control.

use yew::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Undo,
    Redo,
    Search,
    Back,
    Export,
    Settings,
    Help,
    Close,
    Delete,
    Rename,
    List,
    Sentences,
    Table,
    Picture,
    Up,
    Down,
    Left,
    Right,
    Plus,
    Open,
}

impl Shape {
    /// Path in a square of 24 units.
    fn path(self) -> &'static str {
        match self {
            Shape::Undo => "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
            Shape::Redo => "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
            Shape::Search => "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM21 21l-5-5",
            Shape::Back => "M19 12H5m6-7-7 7 7 7",
            Shape::Export => "M12 15V3m-5 5 5-5 5 5M4 15v4a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-4",
            Shape::Settings => "M4 7h10m4 0h2M4 17h2m4 0h10M16 5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM8 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
            Shape::Help => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.6v.2",
            Shape::Close => "M6 6l12 12M18 6 6 18",
            Shape::Delete => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
            Shape::Rename => "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
            Shape::List => "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
            Shape::Sentences => "M4 6h16M4 10h10M4 14h16M4 18h7",
            Shape::Table => "M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14",
            Shape::Picture => {
                "M6 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM18 9a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM8 16a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM8 6.7l8 3.6M9.7 17l6.8-4.6"
            }
            Shape::Up => "m6 15 6-6 6 6",
            Shape::Down => "m6 9 6 6 6-6",
            Shape::Left => "M21 12H3m5-5-5 5 5 5",
            Shape::Right => "M3 12h18m-5-5 5 5-5 5",
            Shape::Plus => "M12 5v14M5 12h14",
            Shape::Open => "M3 19V6a1 1 0 0 1 1-1h5l2 3h8a1 1 0 0 1 1 1v2M3 19l3-8h16l-3 8z",
        }
    }
}

/// A drawn icon. It is a function and not a component, for it has nothing to remember.
pub(crate) fn icon(shape: Shape) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={shape.path()} /></svg>
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ButtonState {
    Ready,
    Disabled,
    /// A switch, on or off.
    Switch(bool),
}

/// A button that shows an icon only. The label says what it does, for those who hear it and as a tip.
pub(crate) fn icon_button(shape: Shape, label: AttrValue, state: ButtonState, onclick: Callback<MouseEvent>) -> Html {
    let pressed = match state {
        ButtonState::Switch(on) => Some(if on { "true" } else { "false" }),
        _ => None,
    };
    // It keeps the keyboard when it has nothing more to do: a button that the browser disables would lose it.
    let is_idle = state == ButtonState::Disabled;
    let onclick = (!is_idle).then_some(onclick);
    html! {
        <button type="button" class="icon-button" aria-label={label.clone()} title={label} aria-pressed={pressed}
            aria-disabled={is_idle.then_some("true")} {onclick}>{ icon(shape) }</button>
    }
}

/// A link that shows an icon only.
pub(crate) fn icon_link(shape: Shape, label: AttrValue, href: &'static str, class: &'static str) -> Html {
    html! { <a {class} {href} aria-label={label.clone()} title={label}>{ icon(shape) }</a> }
}
