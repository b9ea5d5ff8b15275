//! Observations about the whole article, group by group. Never a score, and nothing is added up.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, desk_acts::DeskAct, messages::Msg},
    browser::{events, layout},
    domain::{
        desk::{
            entry::{Entry, Value, Values},
            field::{Field, RecordKind},
            words::{List, in_language, signal_groups},
        },
        id::RecordId,
        mark::Span,
    },
    ui::{
        effects::use_soon,
        parts::icon::{ButtonState, Shape, icon_button},
        store::Shell,
    },
};

use super::{PanelProps, one_step_back};

/// An observation with its place in the document.
type Observed<'a> = (RecordId, &'a Rc<Entry>);

#[component]
pub(super) fn Signals(props: &PanelProps) -> Html {
    let open = use_state_eq(|| None::<RecordId>);
    let node = use_node_ref();
    let words = &props.shell.words;
    let language = words.language();
    let observed: Vec<Observed<'_>> = props.document.records().filter(|(_, entry)| entry.kind() == RecordKind::Signal).collect();
    use_new(props, &observed, &open);
    {
        let node = node.clone();
        let before = use_mut_ref(|| None);
        use_soon(*open, move |open| {
            if before.replace(*open) != *open
                && let Some(node) = node.get()
            {
                layout::focus_in_sight(&node);
            }
        });
    }
    let view = View { props, open: &open };
    let mut others: Vec<Observed<'_>> = observed.clone();
    let mut groups: Vec<Html> = Vec::new();
    for ((_, english, german), signals) in signal_groups() {
        let is_in = |(_, entry): &Observed<'_>| signals.iter().any(|(code, ..)| *code == entry.text(Field::Code));
        let own: Vec<Observed<'_>> = others.iter().copied().filter(is_in).collect();
        others.retain(|signal| !is_in(signal));
        if !own.is_empty() {
            groups.push(view.group(in_language(language, english, german), &own));
        }
    }
    if !others.is_empty() {
        groups.push(view.group(&words.text(Msg::SignalRest), &others));
    }
    let onkeydown = open.map(|_| {
        let open = open.setter();
        one_step_back(Callback::from(move |()| open.set(None)))
    });
    html! {
        <div ref={node} class="signals beside" {onkeydown}>
            <h2 class="heard">{ words.text(Msg::TabSignals) }</h2>
            <p class="advice">{ words.text(Msg::SignalsLead) }</p>
            { view.chooser() }
            if observed.is_empty() {
                <p class="empty">{ words.text(Msg::SignalNone) }</p>
            }
            { for groups }
        </div>
    }
}

/// Opens an observation that was just added, and forgets one that is gone.
#[hook]
fn use_new(props: &PanelProps, observed: &[Observed<'_>], open: &UseStateHandle<Option<RecordId>>) {
    let ids: Vec<RecordId> = observed.iter().map(|(id, _)| *id).collect();
    let before = use_mut_ref(|| None::<(crate::domain::id::DocumentId, Vec<RecordId>)>);
    let (document, opened, setter) = (props.document.id(), **open, open.setter());
    use_soon(ids, move |ids: &Vec<RecordId>| {
        let known = before.replace(Some((document, ids.clone())));
        let Some((_, known)) = known.filter(|(of, _)| *of == document) else { return };
        let mut new = ids.iter().filter(|id| !known.contains(id));
        match (new.next(), new.next()) {
            (Some(one), None) => setter.set(Some(*one)),
            _ if opened.is_some_and(|opened| !ids.contains(&opened)) => setter.set(None),
            _ => {}
        }
    });
}

struct View<'a> {
    props: &'a PanelProps,
    open: &'a UseStateHandle<Option<RecordId>>,
}

impl View<'_> {
    /// Choosing a signal adds it.
    fn chooser(&self) -> Html {
        let Shell { acts, words } = &self.props.shell;
        let offered = List::Signal.offered(&self.props.tags, words.language());
        let option = |word: &Rc<str>, label: &Rc<str>| html! { <option value={word.to_string()}>{ AttrValue::from(Rc::clone(label)) }</option> };
        let groups: Vec<Html> = signal_groups()
            .map(|((_, english, german), signals)| {
                let own = offered.iter().filter(|(word, _)| signals.iter().any(|(code, ..)| *code == &**word));
                let options: Vec<Html> = own.map(|(word, label)| option(word, label)).collect();
                html! { <optgroup label={in_language(words.language(), english, german).to_owned()}>{ for options }</optgroup> }
            })
            .collect();
        let built_in = |word: &str| List::Signal.label(word, "en").is_some();
        let own: Vec<Html> = offered.iter().filter(|(word, _)| !built_in(word)).map(|(word, label)| option(word, label)).collect();
        let acts = acts.clone();
        let onchange = Callback::from(move |event: Event| {
            let code = events::field_value(&event).unwrap_or_default();
            if let Some(code) = Value::text(&code) {
                let values: Values = [(Field::Code.into(), Some(code)), (Field::State.into(), Value::text("present"))]
                    .into_iter()
                    .filter_map(|(name, value)| Some((name, value?)))
                    .collect();
                acts.act(Intent::Desk(DeskAct::Add { kind: RecordKind::Signal, values }));
            }
        });
        // The key changes with every observation, so that the field says "choose" again.
        let number = self.props.document.records().filter(|(_, entry)| entry.kind() == RecordKind::Signal).count();
        html! {
            <label class="field" key={number.to_string()}><span class="field-name">{ words.text(Msg::SignalAdd) }</span>
                <select class="broad" {onchange}>
                    <option value="" selected=true>{ words.text(Msg::SignalChoose) }</option>
                    { for groups }
                    if !own.is_empty() {
                        <optgroup label={words.text(Msg::SignalRest)}>{ for own }</optgroup>
                    }
                </select>
            </label>
        }
    }

    fn group(&self, name: &str, signals: &[Observed<'_>]) -> Html {
        let rows: Vec<Html> = signals.iter().map(|(id, entry)| self.signal(*id, entry)).collect();
        html! {
            <section key={name.to_owned()} class="signal-group">
                <h3>{ name.to_owned() }</h3>
                <ul class="entries" aria-label={name.to_owned()}>{ for rows }</ul>
            </section>
        }
    }

    fn label(&self, list: List, word: &str) -> String {
        let offered = list.offered(&self.props.tags, self.props.shell.words.language());
        let label = offered.iter().find(|(own, _)| **own == *word).map(|(_, label)| label.to_string());
        label.unwrap_or_else(|| word.to_owned())
    }

    fn signal(&self, id: RecordId, entry: &Entry) -> Html {
        let words = &self.props.shell.words;
        let name = Some(self.label(List::Signal, entry.text(Field::Code))).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| words.text(Msg::SignalUnknown).to_string());
        let opened = **self.open == Some(id);
        let turn = {
            let open = self.open.setter();
            Callback::from(move |_: MouseEvent| open.set((!opened).then_some(id)))
        };
        let facts =
            [self.label(List::SignalState, entry.text(Field::State)), self.label(List::Severity, entry.text(Field::Severity))];
        let facts: Vec<&str> = facts.iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
        let note = entry.text(Field::Note);
        html! {
            <li key={id.to_string()} class={classes!("entry", "signal", opened.then_some("here"))}>
                <button type="button" class="entry-open" aria-expanded={opened.to_string()} title={words.with(Msg::SignalOpen, &[("name", &name)])} onclick={turn}>
                    <span dir="auto" class="entry-name">{ &name }</span>{ " " }
                    <small>{ facts.join(" · ") }</small>
                    if !note.is_empty() && !opened {
                        <small dir="auto" class="aliases">{ note.to_owned() }</small>
                    }
                </button>
                { self.shown_words(entry.spans(Field::SignalSpans), &name) }
                if opened {
                    { self.form(id, entry, &name) }
                }
            </li>
        }
    }

    /// The words that show it, each a way to them.
    fn shown_words(&self, spans: &[Span], name: &str) -> Html {
        const MOST: usize = 40;
        let Shell { acts, words } = &self.props.shell;
        let chips = spans.iter().map(|span| {
            let range = span.range;
            let short: String = span.quote.chars().take(MOST).collect();
            let text = if short.len() < span.quote.len() { format!("{}…", short.trim_end()) } else { short };
            let label = words.with(Msg::SignalShow, &[("words", &text)]);
            html! {
                <button type="button" class="chip shown-words" aria-label={label} onclick={acts.on(move || Intent::Desk(DeskAct::ShowWords(range)))}>{ text }</button>
            }
        });
        if spans.is_empty() {
            return Html::default();
        }
        html! { <div class="chips" role="group" aria-label={name.to_owned()}>{ for chips }</div> }
    }

    fn form(&self, id: RecordId, entry: &Entry, name: &str) -> Html {
        let Shell { acts, words } = &self.props.shell;
        let oninput = {
            let acts = acts.clone();
            Callback::from(move |event: InputEvent| {
                if let Some(text) = events::field_value(&event) {
                    acts.act(Intent::SetField(id, Field::Note, Value::text(&text)));
                }
            })
        };
        let has_words = !entry.spans(Field::SignalSpans).is_empty();
        // Pressing the button must not take the selection away before the click arrives.
        let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
        html! {
            <div class="signal-form">
                { self.choice(id, Field::State, List::SignalState, Msg::SignalState, entry) }
                { self.choice(id, Field::Severity, List::Severity, Msg::SignalSeverity, entry) }
                <label class="field"><span class="field-name">{ words.text(Msg::SignalNote) }</span><textarea dir="auto" rows="2" data-focus="" value={entry.text(Field::Note).to_owned()} {oninput} /></label>
                <div class="field" role="group" aria-label={words.text(Msg::SignalWords)}>
                    <span class="field-name">{ words.text(Msg::SignalWords) }</span>
                    <div class="row">
                        <button type="button" class="button" title={words.text(Msg::SignalTakeAdvice)} {onmousedown} onclick={acts.on(move || Intent::Desk(DeskAct::TakeSelection(id, Field::SignalSpans)))}>{ words.text(Msg::SignalTake) }</button>
                        if has_words {
                            { icon_button(Shape::Close, words.text(Msg::SignalDropWords), ButtonState::Ready, acts.on(move || Intent::SetField(id, Field::SignalSpans, None))) }
                        }
                        { icon_button(Shape::Delete, words.with(Msg::SignalRemove, &[("name", name)]), ButtonState::Ready, acts.on(move || Intent::Desk(DeskAct::Remove(id)))) }
                    </div>
                </div>
            </div>
        }
    }

    fn choice(&self, id: RecordId, field: Field, list: List, label: Msg, entry: &Entry) -> Html {
        let Shell { acts, words } = &self.props.shell;
        let chosen = entry.text(field);
        let acts = acts.clone();
        let onchange = Callback::from(move |event: Event| {
            if let Some(word) = events::field_value(&event) {
                acts.act(Intent::SetField(id, field, Value::text(&word)));
            }
        });
        let offered = list.offered(&self.props.tags, words.language());
        let unknown =
            (!chosen.is_empty() && offered.iter().all(|(word, _)| **word != *chosen)).then(|| (chosen.into(), chosen.into()));
        let options = offered.into_iter().chain(unknown).map(|(word, label): (Rc<str>, Rc<str>)| {
            html! { <option value={word.to_string()} selected={*word == *chosen}>{ AttrValue::from(label) }</option> }
        });
        html! {
            <label class="field"><span class="field-name">{ words.text(label) }</span>
                <select class="broad" {onchange}><option value="" selected={chosen.is_empty()}>{ "–" }</option>{ for options }</select>
            </label>
        }
    }
}
