//! What the labels, lines and notices of pages say that are none of the article, in English and German. A label is a whole block; a line begins so
//! and is short, or is linked. What a sentence of the article may say is none.

use std::{collections::HashSet, sync::OnceLock};

use crate::{
    domain::article::BlockKind,
    intake::boilerplate::{Seen, words},
};

/// What a block is a sign of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Advertisement,
    /// A list of other articles.
    Related,
    /// A newsletter, a subscription, a gift.
    Letter,
    /// Something from elsewhere that waits for consent.
    Consent,
    /// A note about who wrote it.
    Author,
    /// Nothing but itself.
    Line,
}

/// Whole blocks.
const LABELS: [(Sign, &str); 6] = [
    (
        Sign::Advertisement,
        "ad|ads|advert|advertisement|advertising|sponsored|sponsored content|promoted|anzeige|anzeigen|werbung|advertorial|\
         paid content|paid post|gesponsert|promotion",
    ),
    (
        Sign::Related,
        "related|related articles|related posts|related stories|related news|related content|related topics|related links|\
         read also|also read|read more|read next|more on this|more on this story|more on this topic|more stories|more news|\
         more articles|you may also like|you might also like|recommended|recommended for you|recommended reading|most read|\
         most popular|trending|trending now|top stories|latest news|latest stories|editors picks|editor s picks|dont miss|\
         don t miss|mehr zum thema|mehr zu diesem thema|mehr zum artikel|weitere artikel|weitere beitrage|weitere meldungen|\
         weitere nachrichten|weitere themen|weitere informationen|ahnliche artikel|ahnliche beitrage|lesen sie auch|\
         lesen sie mehr|lesen sie dazu auch|lesen sie hierzu auch|lies auch|lest auch|auch interessant|\
         das konnte sie auch interessieren|das konnte dich auch interessieren|das konnte sie interessieren|meistgelesen|\
         meistgelesene artikel|meist gelesen|aktuelle meldungen|aktuelle beitrage|neueste beitrage|neueste artikel|\
         empfehlungen|empfehlungen der redaktion|unsere empfehlungen|dazu passend|passend dazu|zum thema|links zum thema|\
         hintergrund zum thema|verwandte artikel|verwandte beitrage|verwandte themen|mehr aus diesem ressort|\
         mehr aus der rubrik|top themen|topthemen|themen|schlagworte|schlagworter|kategorien|tags|topics|beitragsnavigation|\
         beitrags navigation|post navigation|artikelnavigation",
    ),
    (
        Sign::Letter,
        "newsletter|our newsletter|unser newsletter|newsletter anmeldung|newsletter abonnieren|sign up|subscribe|subscribe now|\
         jetzt abonnieren|jetzt anmelden|zum newsletter anmelden|jetzt spenden|donate|donate now|jetzt unterstutzen|\
         jetzt mitglied werden|become a member|already a subscriber|bereits abonnent|anmelden|log in|einloggen",
    ),
    (
        Sign::Consent,
        "externer inhalt|empfohlener externer inhalt|empfohlener redaktioneller inhalt|inhalt laden|externen inhalt laden|\
         inhalte anzeigen|inhalt anzeigen|externe inhalte anzeigen|external content|load content|cookie einstellungen|\
         cookie settings|manage cookies|alle akzeptieren|accept all|zustimmen",
    ),
    (
        Sign::Author,
        "about the author|about the authors|about the writer|uber den autor|uber die autorin|uber die autoren|zum autor|\
         zur autorin|zur person des autors|der autor|die autorin|author bio|autoreninfo",
    ),
    (
        Sign::Line,
        "ende der weiteren informationen|ende des weiteren inhalts|weitere links|zum video|zum audio|zum podcast|zum artikel|von|by|loading|loading content|loading comments|wird geladen|bitte warten|please wait|back to top|nach oben|zum seitenanfang|\
         zuruck zur startseite|zur startseite|startseite|zur ubersicht|zuruck zur ubersicht|vorheriger artikel|\
         nachster artikel|vorheriger beitrag|nachster beitrag|previous article|next article|previous post|next post|\
         gefallt mir|gefallt mir wird geladen|like loading|teilen mit|teilen auf|diese seite drucken|seite empfehlen|\
         artikel empfehlen|artikel merken|merken|merkliste|vorlesen|artikel vorlesen|artikel anhoren|beitrag horen|\
         listen to article|listen to this article|highlights|zuruck|weiter|mehr|more|weiterlesen|mehr lesen|mehr erfahren|\
         learn more|show more|mehr anzeigen|alle anzeigen|weitere anzeigen|quelle anzeigen|bild vergroßern|bild vergrossern|\
         vergroßern|enlarge image|view gallery|zur galerie|bildergalerie|fotostrecke|zur fotostrecke|video|watch video|\
         play video|feedback|fehler melden|fehler gefunden|report an error|report a typo|kontakt|impressum|datenschutz|\
         privacy policy|terms of use|terms of service",
    ),
];

/// How notices begin that stand in a box of their own.
const NOTICES: [(Sign, &str); 2] = [
    (
        Sign::Consent,
        "an dieser stelle finden sie einen externen inhalt|an dieser stelle finden sie einen relevanten inhalt|\
         an dieser stelle finden sie inhalte|mit ihrer zustimmung wird hier ein externer inhalt|\
         ich bin damit einverstanden dass mir externe inhalte|zum anzeigen dieses inhalts|um diesen inhalt anzuzeigen|\
         wir benotigen ihre zustimmung|wir benotigen ihre einwilligung|dieser inhalt wird von|hier steht ein element von|\
         hier finden sie einen externen inhalt|beim laden des|to see this content|to view this content|\
         this content is hosted by|we need your consent|we use cookies|this website uses cookies|this site uses cookies|\
         diese website verwendet cookies|diese webseite verwendet cookies|wir verwenden cookies|wir nutzen cookies|\
         please enable javascript|bitte aktivieren sie javascript|your browser does not support|ihr browser unterstutzt",
    ),
    (
        Sign::Letter,
        "sign up for our|sign up to our|sign up for the|sign up to the|sign up to receive|sign up here|sign up now|\
         subscribe to our|subscribe to the|subscribe for|subscribe today|subscribe now|get our newsletter|get the newsletter|\
         get our free|get our daily|get our best|get the latest news|get the best of|get breaking news|get unlimited access|\
         get access to|join our newsletter|join our telegram|join our whatsapp|receive our newsletter|follow us on|\
         follow us at|like us on|download our app|download the app|support our journalism|support our work|\
         support independent journalism|become a subscriber|become a member|if you enjoyed this article|enjoyed this article|\
         like what you read|want more stories like this|abonnieren sie|abonniere|abonniert|jetzt abonnieren|\
         jetzt den newsletter|jetzt newsletter|hier geht es zum newsletter|hier geht s zum newsletter|melden sie sich fur|\
         melden sie sich hier|melden sie sich jetzt|melde dich fur|melde dich jetzt|jetzt fur den newsletter|\
         mit unserem newsletter|unser newsletter|unseren newsletter|bestellen sie unseren|bestellen sie den|holen sie sich|\
         erhalten sie|folgen sie uns|folge uns|folgt uns|besuchen sie uns auf|unterstutzen sie uns|unterstutzen sie unsere|\
         unterstutze uns|werden sie mitglied|werde mitglied|ihre spende|spenden sie|laden sie unsere app|laden sie sich unsere|\
         mochten sie diesen artikel|sie mochten diesen artikel|hat ihnen dieser artikel gefallen|\
         hat ihnen der artikel gefallen|gefallt ihnen dieser artikel|gefallt dir dieser artikel|\
         dieser artikel hat ihnen gefallen|weiterlesen mit|lesen sie diesen artikel mit|jetzt weiterlesen|jetzt registrieren|\
         registrieren sie sich",
    ),
];

/// What sign-up sentences are about: "Get the best of" may begin any other.
const OFFERS: &str = "newsletter|newsletters|inbox|mail|email|emails|app|apps|podcast|podcasts|whatsapp|telegram|facebook|twitter|instagram|\
    youtube|linkedin|google|subscription|subscriptions|subscriber|subscribers|subscribe|abo|abonnement|abonnieren|\
    abonnenten|premium|membership|member|mitglied|mitgliedschaft|spende|spenden|journalismus|journalism|kanal|channel";

/// How lines begin that lead to other articles.
const LEADING: &str = "zum video|zum audio|zum podcast|zum artikel|im video|im podcast|video|audio|bildergalerie|fotostrecke|read more|read also|also read|read next|read here|see also|related|more on this|more|watch|watch also|don t miss|\
    lesen sie auch|lesen sie dazu|lesen sie hier|lesen sie mehr|lesen sie hierzu|lies auch|lest auch|mehr dazu|\
    mehr zum thema|mehr zu|mehr informationen|mehr uber|auch interessant|siehe auch|weiterlesen|zum thema|lesetipp|\
    weitere informationen";

/// How notes begin that say what series an article is of, where it stood first, and whose opinion it is.
const NOTES: &str = "uber dieses thema berichtete|uber dieses thema berichteten|dieses thema im programm|außerungen unserer gesprachspartner|die in diesem beitrag geaußerten|gastbeitrage geben|kommentare geben|namentlich gekennzeichnete|der kommentar gibt|dieser kommentar gibt|dieser artikel wurde zuerst|dieser text wurde zuerst|der artikel erschien zuerst|der text erschien zuerst|der beitrag erschien zuerst|this content was originally|this article is part of|this story is part of|this post is part of|this piece is part of|\
    this article was originally published|this article originally appeared|this story originally appeared|\
    this article first appeared|this article was first published|this story was originally published|\
    this post was originally published|this story was first published|republished with permission|the views expressed|\
    the opinions expressed|views expressed in|opinions expressed in|disclaimer|the information contained in this|\
    this article is for informational purposes|this article contains affiliate|this post contains affiliate|\
    all rights reserved|dieser artikel ist teil|dieser text ist teil|dieser beitrag ist teil|der artikel ist teil|\
    der text ist teil|dieser artikel erschien zuerst|dieser text erschien zuerst|dieser beitrag erschien zuerst|\
    dieser artikel ist zuerst|dieser text ist zuerst|dieser artikel erschien ursprunglich|dieser beitrag gibt die meinung|\
    haftungsausschluss|die in diesem artikel geaußerten|dieser artikel enthalt affiliate|alle rechte vorbehalten|\
    dieser text stammt aus";

/// Words of a line that downloads something.
const DOWNLOADS: &str = "download|downloads|herunterladen|pdf|runterladen|druckversion|printversion|epaper";

/// Whose pictures they are, at the end of a credit.
const AGENCIES: &str = "dpa|afp|reuters|ap|epa|getty|getty images|imago|imago images|picture alliance|shutterstock|istock|pixabay|unsplash|\
    pexels|adobe stock|fotolia|apa|ddp|keystone|alamy|wikimedia commons";

/// Longer labels are sentences, in bytes.
const LONGEST_LABEL: usize = 80;

/// Longer lines are paragraphs, in bytes.
const LONGEST_LINE: usize = 240;
const LONGEST_NOTE: usize = 500;
const LONGEST_WITHOUT_OFFER: usize = 120;

/// Words of a credit.
const LONGEST_CREDIT: usize = 9;

/// All labels, and all that a line or a notice begins with: most blocks are none, and are not compared with each.
fn is_listed(words: &str) -> bool {
    static LISTED: OnceLock<HashSet<&str>> = OnceLock::new();
    let lists = || LABELS.iter().chain(&NOTICES).map(|(_, list)| *list).chain([LEADING, NOTES]);
    let listed = LISTED.get_or_init(|| lists().flat_map(|list| list.split('|')).collect());
    let ends = words.match_indices(' ').map(|(end, _)| end).chain([words.len()]).take(MOST_WORDS);
    ends.filter_map(|end| words.get(..end)).any(|begin| listed.contains(begin))
}

/// Words of the longest of them, and some more.
const MOST_WORDS: usize = 12;

/// What a block is a sign of; most are of nothing.
pub(super) fn sign(block: &Seen<'_>) -> Option<Sign> {
    let text = block.text.trim();
    if text.len() > LONGEST_NOTE || matches!(block.kind, BlockKind::Preformatted | BlockKind::TableCell | BlockKind::Quote) {
        return None;
    }
    let words = words(text);
    let is_listed = is_listed(&words);
    let begins = |all: &str| {
        is_listed
            && all.split('|').any(|begin| words.strip_prefix(begin).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    };
    let is_heading = matches!(block.kind, BlockKind::Heading(_));
    if is_listed
        && text.len() <= LONGEST_LABEL
        && let Some((sign, _)) = LABELS.iter().find(|(_, labels)| labels.split('|').any(|label| label == words))
    {
        // A heading of one word may head a part of the article: what is below it tells.
        return Some(*sign).filter(|sign| !is_heading || *sign != Sign::Line);
    }
    let is_line = text.len() <= LONGEST_LINE && !text.contains('\n');
    if is_heading {
        return (is_line && block.linked && begins(LEADING)).then_some(Sign::Line);
    }
    let has_offer = || has_offer(&words);
    if let Some((sign, _)) = NOTICES.iter().find(|(_, notices)| begins(notices))
        && (*sign != Sign::Letter || has_offer())
    {
        return Some(*sign);
    }
    let leads = is_line && begins(LEADING) && (block.linked || is_address_behind_colon(text, block));
    let is_note = begins(NOTES) || words.contains("nicht zu eigen") && words.contains("meinung");
    let downloads = is_line && block.linked && words.split(' ').any(|word| DOWNLOADS.split('|').any(|download| download == word));
    (leads || is_note || downloads || is_line && is_credit(text, &words)).then_some(Sign::Line)
}

/// Whether words in small letters speak of what sites offer to their readers.
fn has_offer(words: &str) -> bool {
    words.split(' ').any(|word| OFFERS.split('|').any(|offer| offer == word))
}

/// Whether a block can be what a site says of its offer, beside the sentence or the button that is a sign of it.
pub(super) fn is_beside_offer(text: &str) -> bool {
    text.len() <= LONGEST_WITHOUT_OFFER || text.len() <= LONGEST_LINE * 2 && has_offer(&words(text))
}

/// "Lesen Sie auch: Was jetzt gilt": a title behind a colon, and no sentence.
fn is_address_behind_colon(text: &str, block: &Seen<'_>) -> bool {
    let behind = text.split_once(':').map(|(before, behind)| (before.split_whitespace().count(), behind.trim()));
    block.kind != BlockKind::Caption
        && behind.is_some_and(|(count, behind)| count <= 5 && !behind.is_empty() && !behind.ends_with(['.', '“', '"', '”']))
}

/// "Ada Berg/dpa", "(Bild: Getty Images)", "© Ada Berg": who made a picture, alone on its line.
fn is_credit(text: &str, words: &str) -> bool {
    let is_short = words.split(' ').count() <= LONGEST_CREDIT && !text.ends_with(['.', '!', '?', '“', '"']);
    let has_sign = text.contains(['/', '|', '©']) || text.starts_with('(') && text.ends_with(')');
    let ends =
        || AGENCIES.split('|').any(|agency| words.strip_suffix(agency).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')));
    // An agency alone at the end of a report is whose report it is.
    is_short && has_sign && words.contains(' ') && ends() || text.starts_with('©') && words.split(' ').count() <= LONGEST_CREDIT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, linked: bool) -> Option<Sign> {
        sign(&Seen { kind: BlockKind::Paragraph, text, kept: true, linked })
    }

    #[test]
    fn labels_and_lines_are_signs() {
        let rows = [
            ("ANZEIGE", false, Sign::Advertisement),
            ("Mehr zum Thema:", false, Sign::Related),
            ("Das könnte Sie auch interessieren", false, Sign::Related),
            (
                "Melden Sie sich für unseren Newsletter an und erhalten Sie jeden Morgen die Nachrichten des Tages.",
                false,
                Sign::Letter,
            ),
            ("Sign up to our newsletter for exclusive updates", false, Sign::Letter),
            ("Folgen Sie uns auf Facebook und Instagram!", false, Sign::Letter),
            ("An dieser Stelle finden Sie einen externen Inhalt von Youtube, der den Artikel ergänzt.", false, Sign::Consent),
            ("Über die Autorin", false, Sign::Author),
            ("Lesen Sie auch: Was jetzt beim Bahnfahren gilt", false, Sign::Line),
            ("Read more about the tram and the city", true, Sign::Line),
            ("Den Bericht als PDF herunterladen", true, Sign::Line),
            ("Dieser Artikel ist Teil der Serie „Unterwegs“.", false, Sign::Line),
            ("The views expressed in this article are the author's own.", false, Sign::Line),
            ("Ada Berg/dpa", false, Sign::Line),
            ("(Bild: Ada Berg / Getty Images)", false, Sign::Line),
        ];
        for (text, linked, expected) in rows {
            assert_eq!(of(text, linked), Some(expected), "{text}");
        }
    }

    #[test]
    fn sentences_of_an_article_are_none() {
        for text in [
            "Lesen Sie auch die Bedienungsanleitung, sagte der Mann vom Amt.",
            "Mehr zu tun als im letzten Jahr hatten die Feuerwehren.",
            "Get the best of the harvest before the frost, farmers say.",
            "Follow us, they said.",
            "Erhalten Sie das Gebäude, forderte der Verein.",
            "Die Anzeige wurde am Montag gestellt.",
            "More than 40 people came.",
            "Related costs rose by 12 percent.",
            "Der Bericht ist als PDF zu lesen.",
            "Berlin (dpa)",
            "Werbung für den Krieg ist verboten: so steht es im Gesetz.",
            "This article of the law is part of the code.",
        ] {
            assert_eq!(of(text, false), None, "{text}");
        }
    }
}
