# What a strap is doing, and what a person can do about it.

state-idle = Bağlı değil
state-connecting = Banda bağlanılıyor
state-preparing = Sinyal bekleniyor
state-streaming = Bant gönderiyor
state-stale = Bant bir şey göndermiyor
state-refused = Sinyal yok; yeniden isteniyor
state-reconnecting = Bağlantı koptu; bağlanılıyor
state-scanning = Bağlantı koptu; aranıyor
state-stopping = Bandın durması isteniyor
state-stopped = Bant durdu

sensor-mtu-known = Bandın paketleri bu bağlantıya sığmıyor ({ $bytes } bayt; 232 gerekli): Bluetooth’u kapatıp açın ya da başka bir telefon veya bağdaştırıcı kullanın.
sensor-mtu = Bandın paketleri bu bağlantıya sığmıyor: Bluetooth’u kapatıp açın ya da başka bir telefon veya bağdaştırıcı kullanın.
sensor-bonding = Bant eşleştirilmek istiyor: eşleştirme isteğini kabul edin ya da Bluetooth ayarlarında bandı unutup yeniden bağlanın.
sensor-busy = Başka bir uygulama ya da cihaz bandı kullanıyor gibi görünüyor: onu kapatın ya da Bluetooth’unu kapatın.
sensor-battery-low = Bandın pili { $percent }: uzun bir kayıttan önce değiştirin ya da şarj edin.
sensor-firmware = Bandın { $found } donanım yazılımı EKG gönderemiyor: üreticinin uygulamasıyla { $needed } ya da daha yeni sürüme güncelleyin.
sensor-charging = Bant şarj oluyor ve kaydetmiyor: şarj aletinden çıkarın.
sensor-storage-full = Bandın belleği dolu: üreticinin uygulamasıyla boşaltın.
sensor-rr-only = Bu bant EKG göndermiyor, yalnızca atımlar arasındaki süreyi gönderiyor: düzensizlik görülebilir, atımların biçimi görülemez.
# $status is the number that the strap answers.
sensor-start-refused = Bant EKG’sini başlatmıyor (durum { $status }): bir dakika çıkarıp yeniden takın; yardımı olmazsa donanım yazılımını üreticinin uygulamasıyla güncelleyin.
sensor-unknown-frames = Bant EKG’sini burada bilinmeyen bir biçimde gönderiyor (çerçeve türü { $type }): bunun hiçbiri kaydedilmiyor; bu uygulamanın daha yeni bir sürümünü arayın.
# $step is one of step-...
sensor-not-answering = Bant yanıt vermiyor ({ $step }): bir dakika çıkarıp yeniden takın ve başka bir uygulamanın onu kullanmadığından emin olun.
sensor-keeps-failing = Bu adım her seferinde başarısız oluyor: { $step } ({ $error }). Bluetooth’u kapatıp açın ve bandı bir dakika çıkarın.
sensor-out-of-reach = Bir dakikadır banttan bir şey gelmiyor: takılı olduğunu, elektrotlarının nemli olduğunu, pilinin boş olmadığını ve telefonun yakında olduğunu kontrol edin.
sensor-no-contact = Bant cildi algılamıyor: elektrotlarını nemlendirin ve bandı sıkın.
sensor-not-a-sensor = Bu cihaz burada bilinen bir bant değil: listeden başka birini seçin.
sensor-bluetooth-off = Bluetooth kapalı: açın.
sensor-bluetooth-not-permitted = Bluetooth’a izin verilmemiş: sistem ayarlarında bu uygulama için izin verin.

step-connect = bağlanma
step-services = hizmetlerini bulma
step-mtu = paket boyutunda anlaşma
step-bond = eşleştirme
step-identity = kimliğini okuma
step-subscribe = ölçümlere abone olma
step-abilities = neler yapabildiğini sorma
step-settings = ayarlarını sorma
step-start = başlamasını isteme
step-poll = örnek isteme
step-stop = durmasını isteme

link-lost-by-system = sistem bağlantıyı kaybetti
link-out-of-reach = menzil dışında
link-ended-by-strap = bant bağlantıyı bitirdi
link-ended-here = bu taraf bağlantıyı bitirdi
link-att = Bluetooth protokol hatası { $code }
link-status = Bluetooth durumu { $code }
link-timed-out = zamanında yanıt yok
link-not-connected = bağlı değil
link-not-paired = eşleştirilmemiş
link-not-taken = sistem kabul etmedi
link-not-found = bulunamadı
link-not-supported = bu sistemde desteklenmiyor
link-radio-off = Bluetooth kapalı
link-not-permitted = Bluetooth’a izin verilmemiş
