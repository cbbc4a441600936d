use crate::{Bus, Setup, StandIn, Strap, adapter::PATH};
use futures_util::StreamExt as _;
use std::{collections::HashMap, time::Duration};
use strapline_ecg::sensor::{
    SensorKind,
    gatt::{MOVESENSE_NOTIFY, MOVESENSE_WRITE},
};
use tokio::{
    runtime::Builder,
    time::{sleep, timeout},
};
use zbus::{Connection, MatchRule, Message, MessageStream, Variant, connection, fdo, message::Type};

const CHARACTERISTIC: &str = "org.bluez.GattCharacteristic1";
const DESTINATION: Option<&str> = Some("org.bluez");

async fn client(bus: &Bus) -> Connection {
    connection::Builder::address(bus.address()).build().await.unwrap()
}

/// Everything of the straps that is on the bus.
async fn objects(client: &Connection) -> fdo::ManagedObjects {
    let manager = Some("org.freedesktop.DBus.ObjectManager");
    let answer = client.call_method(DESTINATION, "/", manager, "GetManagedObjects", &()).await.unwrap();
    answer.body().deserialize().unwrap()
}

/// The path of a characteristic, once there is one.
async fn characteristic(client: &Connection, uuid: &str) -> String {
    loop {
        for (path, interfaces) in objects(client).await {
            let about = interfaces.iter().find(|(name, _)| name.as_str() == CHARACTERISTIC);
            let said = about.and_then(|(_, properties)| String::try_from(properties["UUID"].clone()).ok());
            if said.as_deref() == Some(uuid) {
                return path.to_string();
            }
        }
        sleep(Duration::from_millis(10)).await;
    }
}

/// A strap that measures, and tells nobody; its characteristic that would.
async fn measuring(client: &Connection, strap: &Strap) -> String {
    let adapter = Some("org.bluez.Adapter1");
    client.call_method(DESTINATION, PATH, adapter, "StartDiscovery", &()).await.unwrap();
    let device = strap.path();
    while objects(client).await.keys().all(|path| path.as_str() != device) {
        sleep(Duration::from_millis(10)).await;
    }
    client
        .call_method(DESTINATION, device.as_str(), Some("org.bluez.Device1"), "Connect", &())
        .await
        .unwrap();
    let write = characteristic(client, &MOVESENSE_WRITE.to_string()).await;
    let start = [&[1, 2], b"/Meas/ECG/200/mV".as_slice()].concat();
    let body = (start, HashMap::from([("type", Variant::from("request"))]));
    let started = client.call_method(DESTINATION, write.as_str(), Some(CHARACTERISTIC), "WriteValue", &body);
    started.await.unwrap();
    characteristic(client, &MOVESENSE_NOTIFY.to_string()).await
}

/// Whether the strap tells something within half a second: it has a frame every 80 ms.
async fn tells(client: &Connection, notify: &str) -> bool {
    let rule = MatchRule::builder().msg_type(Type::Signal).path(notify).build().unwrap();
    let mut signals = MessageStream::for_match_rule(rule, client, None).await.unwrap();
    timeout(Duration::from_millis(500), signals.next()).await.is_ok()
}

#[test]
fn a_client_that_leaves_while_it_subscribes_leaves_a_strap_that_tells_nobody() {
    let Some(bus) = Bus::start_or_skip() else { return };
    let strap = Strap::new(SensorKind::Movesense);
    let _stand_in = StandIn::start(bus.address(), Setup::with(strap.clone())).unwrap();
    Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
        let stays = client(&bus).await;
        let notify = measuring(&stays, &strap).await;
        let ask = Message::method_call(notify.as_str(), "StartNotify");
        let ask = ask.destination("org.bluez").interface(CHARACTERISTIC).build(&()).unwrap();
        // The strap answers after 22 ms at the soonest.
        for waits_ms in [0, 1, 5, 10, 20] {
            let leaves = client(&bus).await;
            leaves.send(&ask).await.unwrap();
            sleep(Duration::from_millis(waits_ms)).await;
            leaves.close().await.unwrap();
            sleep(Duration::from_millis(200)).await;
            assert!(!tells(&stays, &notify).await, "after {waits_ms} ms");
        }
        stays
            .call_method(DESTINATION, notify.as_str(), Some(CHARACTERISTIC), "StartNotify", &())
            .await
            .unwrap();
        assert!(tells(&stays, &notify).await);
    });
}
