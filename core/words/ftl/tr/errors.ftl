# What can go wrong, where, and what a person can do about it.

## Where: put before what is wrong

place-store = depo
place-recording = kayıt { $id }
place-bytes = kayıt { $id }, bayt { $from } – { $to }
place-analysis = { $id } kaydının bir analizi
place-line = { $file }, satır { $line }
place-byte = { $file }, bayt { $byte }
# $place is one of place-...
error-at = { $place }: { $problem }

# On the command line.
error-line = hata: { $text }

## Why the operating system would not do it: stands in a sentence as $what

io-not-found = böyle bir dosya ya da klasör yok
io-denied = erişim izni yok
io-no-space = boş yer kalmadı
io-read-only = disk yalnızca okunabiliyor
io-exists = bu adla bir şey zaten var
io-folder = bu bir klasör
io-no-folder = yolun bir bölümü klasör değil
io-interrupted = işlem kesildi
io-timed-out = işlem çok uzun sürdü
io-ended = dosya okunurken bitti
io-other = sistem { $code } hatasını bildiriyor
io-unknown = sistem nedenini belirtmiyor

## The store

store-io = okuma ya da yazma başarısız oldu ({ $what }); daha önce saklananların tümü duruyor: klasörü kontrol edip yeniden deneyin
store-disk-full = depolama alanı dolu; daha önce saklananların tümü duruyor: yer açıp kayda devam edin
store-read-only = klasöre yazılamıyor; izin verin ya da başka bir klasör seçin
store-in-use = bu depo başka bir programda açık; önce onu kapatın
store-wrong-key = anahtar, bu deponun mühürlendiği anahtar değil; hiçbir şey değiştirilmedi: doğru anahtarı verin ya da yeni anahtarla devam edip eski kayıtları kilitli tutun
store-not-held = depolama alanı dolu ya da arızalı ve bellekte de yer kalmadı, bu yüzden şimdi gelenler kayboluyor; daha önce gelenler duruyor: yer açıp kayda devam edin
store-locked = başka bir anahtarla mühürlenmiş; verileri duruyor ve o anahtar geri gelince okunabilir
store-from-the-future = { $found } biçim sürümü, bu programın okuduğu { $known } sürümünden yeni; Strapline’ı güncelleyin
store-damaged-chunks =
    { $chunks ->
        [one] bir parça (yaklaşık { $seconds } sn) eksik ya da bozuk; kalan her şey okunuyor: bir kopyası kalsın diye dışa aktarın
       *[other] { $chunks } parça (yaklaşık { $seconds } sn) eksik ya da bozuk; kalan her şey okunuyor: bir kopyası kalsın diye dışa aktarın
    }
store-damaged-entries = bir parçanın { $at }. baytı ve sonrası yazıldığı gibi değil; kalan her şey okunuyor: bir kopyası kalsın diye dışa aktarın
store-damaged-header = başlığının iki kopyası da bozuk, bu yüzden okunamıyor; verileri duruyor: varsa bir yedekten geri yükleyin ya da silin
store-damaged-analysis = yazıldığı gibi değil; yeniden çalıştırın: kayıt bütün
store-no-randomness = sistem rastgele sayı vermiyor, bunlar olmadan hiçbir şey mühürlenemez; yeniden başlatıp tekrar deneyin
store-no-such-recording = böyle bir kayıt yok; silinmiş olabilir: kayıt listesine bakın
store-no-such-analysis = bu analiz saklanmamış; yeniden çalıştırın
store-being-recorded = şu anda kaydediliyor; önce bitirin
store-finished = kayıt bitmiş; yeni bir kayıt başlatın
store-stopped = daha önce yazma başarısız oldu; kalıcı olanlar duruyor: kaydı sürdürün
store-too-long = { $what } { $limit } bayttan uzun; kısaltın
store-long-chunk = bir parça
store-long-notification = bir bildirim
store-long-samples = bir örnek bloğu
store-long-log-line = bir günlük satırı
store-long-name = bir ad
store-long-mark = bir işaret
store-long-recording-head = kayıt hakkında söylenenler
store-long-analysis-summary = analiz hakkında söylenenler
store-no-unit = { $unit } mV bir örnek birimi değil; 1 değerinin milivoltunu verin
store-too-many-marks = toplam { $bytes } bayt metinle { $marks } işaret alır, daha fazlasını almaz; işaretlenenler duruyor
store-no-id = bir kaydın kimliği 32 onaltılık basamaktır; kayıt listesinde yazar

## A session

live-disk-failed = { $problem }; gelenler bellekte tutuluyor ve yazma yeniden denenecek
live-unwritten = { $problem }; sinyalin son { $seconds } saniyesi yazılamadı ve kayboldu
live-other-signal = bant artık kayıttakinden ({ $before }) başka bir şey gönderiyor ({ $now }); kaydedilenler duruyor: yeni bir kayıt başlatın
live-sent-ecg = { $hz } Hz’de EKG
live-sent-rr = RR aralıkları
live-unreadable = kayıt okunamıyor: başka bir anahtarla mühürlenmiş ya da başlangıcı bozuk; yeni bir kayıt başlatın
live-not-yet = henüz hiçbir şey kaydedilmiyor: bandın göndermesini bekleyin
session-too-long = { $days } günden uzun bir kayıt tek parça hâlinde analiz edilemez: bölün
session-rate = { $hz } Hz analiz edilemez: örnekleme hızı 50 ile 2000 Hz arasında olmalıdır
birth-date = “{ $given }” bir doğum tarihi değil: yıl, ay ve günü 1961-03-12 gibi yazın

## Files

format-io = okuma ya da yazma başarısız oldu ({ $what }); yolu ve okuma ya da yazma izninizi kontrol edin
format-empty = dosya boş; geldiği yerden yeniden kopyalayın
# $what is one of file-...
format-truncated = { $what }; geldiği yerden yeniden kopyalayın
format-no-such-channel = “{ $wanted }” kanalı yok; kanallar: { $available }

## An analysis

analysis-no-voltage = hiçbir kanal gerilim değil (birimler: { $units }); birim yanlışsa mV, uV ya da V olduğunu söyleyin
analysis-no-ecg = adlarına göre kanallar EKG değil: { $channels }; biri EKG ise hangisi olduğunu söyleyin
analysis-rate = { $hz } Hz analiz edilemez: örnekleme hızı 50 ile 2000 Hz arasında olmalıdır; kaydın hızı bu değilse doğrusunu verin
analysis-intervals-only = bu kayıtta RR aralıkları var, WFDB sinyalleri bunları tutamaz; CSV olarak yazın
analysis-write = { $file }: bu dosya yazılamıyor, { $why }; klasörün var olduğunu ve yazma izninizi kontrol edin
outcome-cut = saklanan sonuç okunamıyor (erken bitiyor); kayıt bütün: yeniden analiz edin
outcome-other = saklanan sonuç okunamıyor (başka bir sürüm yazmış ya da bozulmuş); kayıt bütün: yeniden analiz edin
analysis-broken = bu programın bir parçası kullanılamıyor: { $part }; kaydedilenler duruyor: programı yeniden kurun
broken-manifest = atım modelinin tanımı
broken-graph = atım modeli
broken-outputs = atım modelinin çıktıları
broken-figures = ölçülen değerler
broken-font = { $name } yazı tipi

## A script of faults for a simulated strap

# Its names are not translated.
fault-refused = “{ $fault }” arızası: { $problem }; NAME[@FROM[+LENGTH]][=VALUE] biçiminde yazın, örneğin drop@60s+30s=0.2
fault-unknown = böyle bir arıza yok
fault-no-value = bir değer gerekiyor
fault-value = değer almaz
fault-number = değeri bir sayı değil
fault-share = değeri 0 ile 1 arasında bir orandır
fault-rate = değeri 50 ile 2000 Hz arasında bir hızdır
fault-percentage = değeri bir yüzdedir
fault-request-and-status = değeri REQUEST:STATUS biçimindedir
fault-request = isteği settings, start ya da stop olmalıdır
fault-status = durumu bir sayı değil
fault-att-error = değeri bir ATT hata kodu değil
fault-packet-size = değeri bir paket boyutu değil
fault-time-unit = zamanlarının birimi olmalı: ms, s, m ya da h
fault-time = zamanları sayı değil

## What the shell of a phone did

shell-session-ended = bu oturum sona erdi: yenisini başlatın
shell-key-length = bir anahtar 32 bayttır: oluşturulmuş olanı verin
shell-intervals-only = bu kayıtta yalnızca RR aralıkları var: hekim raporu için EKG gerekir
shell-no-samples = { $bytes } bayt örnek değil: her biri için dört bayt, milivolt cinsinden little-endian kayan noktalı bir sayı verin
shell-no-uuid = bir hizmetin veya özelliğin UUID değeri değil: { $given }; tam olarak, tireli 36 karakterle verin
shell-no-doubt = yalnızca saklanan bir kaydın işaretli atımı yanlış okundu diye işaretlenebilir: hiçbir şey işaretlenmedi
shell-waited-already = bunun için zaten beklendi
shell-broken = uygulama olmaması gereken bir biçimde hata verdi; kaydedilenler duruyor: yeniden başlatın, yinelenirse geliştiricilerine bildirin

## Komut satırının radyosu

# $words sistemin kendi sözleridir; $way, radio-on-..., radio-start-... veya radio-permit-... girdilerinden biridir
radio-no-adapter = Bluetooth bağdaştırıcısı bulunamadı; bir tane takın veya makinenin üretici yazılımı ayarlarından etkinleştirin
radio-off = Bluetooth kapalı; { $way }
radio-no-service = sistemin Bluetooth hizmeti yanıt vermiyor ({ $words }); { $way }
radio-not-permitted = Bluetooth izni yok ({ $words }); { $way }
radio-timed-out = sistemin Bluetooth’u zamanında yanıt vermedi; Bluetooth’u kapatıp açın ve yeniden deneyin
radio-no-threads = radyonun iş parçacıkları başlatılamadı: { $why }; başka programları kapatıp yeniden deneyin
radio-system = sistemin Bluetooth’u şunu bildiriyor: { $words }; Bluetooth’u kapatıp açın ve yeniden deneyin
radio-on-linux = `bluetoothctl power on` ile açın (engellenmişse önce `rfkill unblock bluetooth`)
radio-on-mac = Sistem Ayarları, Bluetooth bölümünden açın
radio-on-windows = Ayarlar, Bluetooth ve cihazlar bölümünden açın
radio-start-linux = `sudo systemctl start bluetooth` ile başlatın (Debian ve Ubuntu: paketin adı `bluez`)
radio-start-mac = Sistem Ayarları’nda Bluetooth’u kapatıp açın
radio-start-windows = "Bluetooth Destek Hizmeti" hizmetini başlatın
radio-permit-linux = `sudo usermod -aG bluetooth $USER` ile izin verin ve yeniden oturum açın
radio-permit-mac = Sistem Ayarları, Gizlilik ve Güvenlik, Bluetooth bölümünde terminale izin verin
radio-permit-windows = Ayarlar, Gizlilik ve güvenlik, Radyolar bölümünde izin verin
