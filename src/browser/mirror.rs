//! IndexedDB as the second home. Every write is one transaction that waits for the disk (`durability: "strict"`), so that what it
//! reports as done survives a browser that is killed.

use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbObjectStore, IdbRequest};

use crate::{
    app::{
        keep::{Exchange, Exchanged, Merge, Outgoing, Row, Stored},
        ports::StorageError,
    },
    domain::id::DocumentId,
};

const NAME: &str = "beleg";
/// What is known of each document without reading it: id and an entry as text.
const INDEX: &str = "index";
/// The documents: id and sealed text.
const TEXTS: &str = "texts";
/// What could not be read, by the id it stood under.
const ASIDE: &str = "set-aside";
/// Whatever else: the settings, and the file that backups go to.
const REST: &str = "rest";
const STORES: [&str; 4] = [INDEX, TEXTS, ASIDE, REST];

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "IDBTransaction")]
    type Transaction;
    #[wasm_bindgen(method, js_name = objectStore, catch)]
    fn store(this: &Transaction, name: &str) -> Result<IdbObjectStore, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_oncomplete(this: &Transaction, run: &JsValue);
    #[wasm_bindgen(method, setter)]
    fn set_onabort(this: &Transaction, run: &JsValue);
    #[wasm_bindgen(method, getter)]
    fn error(this: &Transaction) -> JsValue;

    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, stores: JsValue, mode: &str, options: &JsValue) -> Result<Transaction, JsValue>;

    #[wasm_bindgen(typescript_type = "IDBTransactionOptions")]
    type Options;
    #[wasm_bindgen(method, setter)]
    fn set_durability(this: &Options, durability: &str);
}

pub struct Mirror(Database);

fn failure(error: &JsValue) -> StorageError {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    if name.as_deref() == Some("QuotaExceededError") { StorageError::Full } else { StorageError::Failed }
}

/// Waits for a request. Its handlers are the two halves of a promise, which keeps the transaction alive between requests.
async fn done(request: &IdbRequest) -> Result<JsValue, StorageError> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result().map_err(|error| failure(&error)),
        Err(_) => Err(request.error().ok().flatten().map_or(StorageError::Failed, |error| failure(&error))),
    }
}

impl Mirror {
    /// # Errors
    /// When the browser has no such home for this page.
    pub async fn open() -> Result<Self, StorageError> {
        let window = web_sys::window().ok_or(StorageError::Blocked)?;
        let factory = window.indexed_db().ok().flatten().ok_or(StorageError::Blocked)?;
        let request = factory.open_with_u32(NAME, 1).map_err(|_| StorageError::Blocked)?;
        let made = request.clone();
        let upgrade = Closure::<dyn FnMut()>::new(move || {
            let Some(database) = made.result().ok().and_then(|database| database.dyn_into::<IdbDatabase>().ok()) else { return };
            for store in STORES {
                // If one cannot be made, opening it fails later and says so.
                database.create_object_store(store).ok();
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database = done(&request).await.map_err(|_| StorageError::Blocked)?;
        Ok(Self(database.unchecked_into()))
    }

    fn begin(&self, stores: &[&str], mode: &str) -> Result<Transaction, StorageError> {
        let options: Options = js_sys::Object::new().unchecked_into();
        options.set_durability("strict");
        let stores = serde_wasm_bindgen::to_value(stores).map_err(|_| StorageError::Failed)?;
        self.0.transaction(stores, mode, &options).map_err(|error| failure(&error))
    }

    /// The index, as far as it can be read.
    ///
    /// # Errors
    /// When the home fails.
    pub async fn index(&self) -> Result<Vec<Row>, StorageError> {
        let all = self.all(INDEX).await?;
        Ok(all.iter().filter_map(|entry| Row::read(&entry.as_string()?)).collect())
    }

    async fn all(&self, store: &str) -> Result<js_sys::Array, StorageError> {
        let transaction = self.begin(&[store], "readonly")?;
        let request = open_store(&transaction, store)?.get_all().map_err(|error| failure(&error))?;
        done(&request).await?.dyn_into().map_err(|_| StorageError::Failed)
    }

    /// The ids of all texts, those that the index does not know among them.
    ///
    /// # Errors
    /// When the home fails.
    pub async fn ids(&self) -> Result<Vec<DocumentId>, StorageError> {
        let transaction = self.begin(&[TEXTS], "readonly")?;
        let request = open_store(&transaction, TEXTS)?.get_all_keys().map_err(|error| failure(&error))?;
        let keys: js_sys::Array = done(&request).await?.dyn_into().map_err(|_| StorageError::Failed)?;
        Ok(keys.iter().filter_map(|key| DocumentId::parse(&key.as_string()?)).collect())
    }

    /// A document's text.
    ///
    /// # Errors
    /// When the home fails.
    pub async fn text(&self, id: DocumentId) -> Result<Option<String>, StorageError> {
        self.value(TEXTS, &id.to_string()).await.map(|value| value.as_string())
    }

    async fn value(&self, store: &str, key: &str) -> Result<JsValue, StorageError> {
        let transaction = self.begin(&[store], "readonly")?;
        done(&open_store(&transaction, store)?.get(&key.into()).map_err(|error| failure(&error))?).await
    }

    /// Reads, merges and writes one document in one transaction, and returns when it is on disk.
    ///
    /// # Errors
    /// When the home fails or is full; then nothing was written.
    pub async fn exchange(&self, outgoing: &Outgoing) -> Result<Exchanged, StorageError> {
        let transaction = self.begin(&STORES, "readwrite")?;
        let finished = finished(&transaction);
        let (index, texts) = (open_store(&transaction, INDEX)?, open_store(&transaction, TEXTS)?);
        let key: JsValue = outgoing.id().to_string().into();
        let get = |store: &IdbObjectStore| store.get(&key).map_err(|error| failure(&error));
        let put = |stored: &Stored| -> Result<(), StorageError> {
            texts.put_with_key(&stored.text.as_str().into(), &key).map_err(|error| failure(&error))?;
            index.put_with_key(&stored.row.write().into(), &key).map_err(|error| failure(&error))?;
            Ok(())
        };
        let row = done(&get(&index)?).await?.as_string().and_then(|text| Row::read(&text));
        let outcome = match outgoing.plan(row.as_ref()) {
            Exchange::Nothing => Exchanged::AsSent,
            Exchange::Write => {
                put(&outgoing.stored)?;
                Exchanged::AsSent
            }
            Exchange::Read => {
                let there = done(&get(&texts)?).await?.as_string().unwrap_or_default();
                match outgoing.merge(&there) {
                    Merge::Keep { document, check } => Exchanged::Merged { document, check },
                    Merge::Write { document, stored } => {
                        put(&stored)?;
                        Exchanged::Merged { document, check: stored.row.check }
                    }
                    Merge::Leave => return Err(StorageError::Newer),
                    Merge::SetAside => {
                        let aside = open_store(&transaction, ASIDE)?;
                        aside.put_with_key(&there.into(), &key).map_err(|error| failure(&error))?;
                        put(&outgoing.stored)?;
                        Exchanged::AsSent
                    }
                }
            }
        };
        finished.await?;
        Ok(outcome)
    }

    /// Puts a text that cannot be read aside.
    ///
    /// # Errors
    /// When the home fails; then it stays where it is.
    pub async fn set_aside(&self, id: DocumentId) -> Result<(), StorageError> {
        let transaction = self.begin(&STORES, "readwrite")?;
        let finished = finished(&transaction);
        let key: JsValue = id.to_string().into();
        let (index, texts) = (open_store(&transaction, INDEX)?, open_store(&transaction, TEXTS)?);
        let text = done(&texts.get(&key).map_err(|error| failure(&error))?).await?;
        let aside = open_store(&transaction, ASIDE)?;
        aside.put_with_key(&text, &key).map_err(|error| failure(&error))?;
        for store in [&index, &texts] {
            store.delete(&key).map_err(|error| failure(&error))?;
        }
        finished.await
    }

    /// What was put aside: the id it stood under, and the text.
    ///
    /// # Errors
    /// When the home fails.
    pub async fn aside(&self) -> Result<Vec<(String, String)>, StorageError> {
        let transaction = self.begin(&[ASIDE], "readonly")?;
        let store = open_store(&transaction, ASIDE)?;
        let keys = store.get_all_keys().map_err(|error| failure(&error))?;
        let values = store.get_all().map_err(|error| failure(&error))?;
        let keys: js_sys::Array = done(&keys).await?.dyn_into().map_err(|_| StorageError::Failed)?;
        let values: js_sys::Array = done(&values).await?.dyn_into().map_err(|_| StorageError::Failed)?;
        Ok(keys.iter().zip(values.iter()).filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?))).collect())
    }

    /// Deletes a document for good.
    ///
    /// # Errors
    /// When the home fails.
    pub async fn purge(&self, id: DocumentId) -> Result<(), StorageError> {
        self.delete(&[INDEX, TEXTS], &id.to_string()).await
    }

    /// Deletes what was put aside.
    ///
    /// # Errors
    /// When the home fails.
    pub async fn purge_aside(&self, key: &str) -> Result<(), StorageError> {
        self.delete(&[ASIDE], key).await
    }

    async fn delete(&self, stores: &[&str], key: &str) -> Result<(), StorageError> {
        let transaction = self.begin(stores, "readwrite")?;
        let finished = finished(&transaction);
        for store in stores {
            open_store(&transaction, store)?.delete(&key.into()).map_err(|error| failure(&error))?;
        }
        finished.await
    }

    /// Keeps a value that belongs to no document.
    ///
    /// # Errors
    /// When the home fails.
    pub async fn keep(&self, key: &str, value: &JsValue) -> Result<(), StorageError> {
        let transaction = self.begin(&[REST], "readwrite")?;
        let finished = finished(&transaction);
        open_store(&transaction, REST)?.put_with_key(value, &key.into()).map_err(|error| failure(&error))?;
        finished.await
    }

    /// A value that belongs to no document; undefined when there is none.
    ///
    /// # Errors
    /// When the home fails.
    pub async fn kept(&self, key: &str) -> Result<JsValue, StorageError> {
        self.value(REST, key).await
    }
}

fn open_store(transaction: &Transaction, name: &str) -> Result<IdbObjectStore, StorageError> {
    transaction.store(name).map_err(|error| failure(&error))
}

/// Waits until a transaction is on disk. To be asked for before its first request, for it can be over before anyone looks.
fn finished(transaction: &Transaction) -> impl Future<Output = Result<(), StorageError>> + use<> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(&resolve);
        transaction.set_onabort(&reject);
    });
    let transaction: Transaction = transaction.unchecked_ref::<JsValue>().clone().unchecked_into();
    async move { JsFuture::from(promise).await.map(drop).map_err(|_| failure(&transaction.error())) }
}
