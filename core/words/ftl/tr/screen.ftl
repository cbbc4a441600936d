# What the screens of the apps say.

## What a person reads first of a recording

summary-note = Not: { $notice }
summary-see-clinician = Lütfen yakında bu raporla bir hekime başvurun:
summary-recorded = Kaydedilen
summary-read = Okunabilen
summary-rate = Kalp hızı
summary-rate-mean = ortalama { $mean }
summary-rate-range = ortalama { $mean }, en düşük { $lowest }, en yüksek { $highest }
summary-heartbeats = Kalp atımları
summary-beats =
    { $beats ->
        [one] { $beats } atım
       *[other] { $beats } atım
    }
summary-extra-beats = Ektopik atımlar
summary-ectopic =
    { $class ->
        [ventricular] { $beats } ventriküler
       *[supraventricular] { $beats } supraventriküler
    }
summary-longest = En uzun aralık
summary-between-beats = iki atım arasında { $time }

## The result of a recording

headline-nothing-recorded = Hiçbir şey kaydedilmedi
headline-not-analysable = Okunamadı
headline-no-heartbeat = Kalp atımı bulunamadı
headline-too-short = Değerlendirmek için çok kısa
headline-fibrillation = Düzensiz ritim
headline-pauses = Atımlar arasında duraklamalar
headline-extra-beats-few = Ara sıra ektopik atım
headline-extra-beats = Ektopik atımlar
headline-extra-beats-many = Çok sayıda ektopik atım
headline-slow = Bir süre düşük kalp hızı
headline-fast = Bir süre yüksek kalp hızı
headline-unclassified = Atımlar bulundu, türü ayırt edilemedi
headline-nothing-noticed = Okunabilende dikkat çeken bir şey yok

card-read = Okunabilen
card-rate = Kalp hızı
card-rate-note = en düşük { $lowest }, ortalama, en yüksek { $highest }
card-ventricular = Ventriküler
card-supraventricular = Supraventriküler
card-fibrillation = Düzensiz ritim
card-fibrillation-note = atriyal fibrilasyon şüphesi, okunan süre içinde
card-fibrillation-none = okunan sürede görülmedi
card-fibrillation-unknown = aramak için okunabilen süre çok az
card-pauses = 2 sn ve üzeri duraklamalar
card-pauses-note = en uzun aralık { $longest }
card-unknown = belirlenemedi
# How a card is spoken: $title, $value with its unit, $note.
card-spoken = { $title }: { $value }
card-spoken-note = { $title }: { $value }. { $note }

# The list of episodes.
row-spoken = { $when }: { $title }, { $note }
events-episodes =
    { $n ->
        [one] { $n } olay
       *[other] { $n } olay
    }
events-beats =
    { $n ->
        [one] { $n } dikkat çeken atım
       *[other] { $n } dikkat çeken atım
    }
events-fusion =
    { $n ->
        [one] Dikkat çeken atımlardan 1 tanesi hem normal hem erken bir atımdır ve sonuçta ikisine de sayılmaz.
       *[other] Dikkat çeken atımlardan { $n } tanesi hem normal hem erken birer atımdır ve sonuçta ikisine de sayılmaz.
    }

## While it records

live-rate-unit = atım/dk
live-rate-said = dakikada { $n } atım
live-rate-by-strap = banda göre
live-rate-unknown = kalp hızı yok
live-quality-good = Sinyal iyi
live-quality-fair = Sinyal orta
live-quality-unread = Okunamıyor: { $reason }
live-quality-waiting = Henüz değerlendirilmedi
live-no-contact = Temas yok
live-nothing-received = Bir şey alınmadı
live-age = son örnek { $time } önce
live-age-unknown = henüz bir şey gelmedi
# The same where it is heard: that it is no older than it takes to come.
live-age-now = gösterilen sinyal şimdiye ait
live-recorded = Kaydedilen
live-read = Okunabilen
live-lost = Yolda kaybolan
live-lost-nothing = yok
live-lost-gaps =
    { $gaps ->
        [one] { $gaps } boşlukta { $time }
       *[other] { $gaps } boşlukta { $time }
    }
live-battery = Bandın pili
live-marks = İşaretlenen
live-marks-count =
    { $marks ->
        [one] { $marks } an
       *[other] { $marks } an
    }
live-not-seen-shape = atımların biçimi, ektopik atımlar ve türleri
live-not-seen = Bu bantla görülemez: { $what }.
live-spoken = { $rate }. { $quality }. { $age }.
# The newest signal as it is heard: $said is live-spoken, $parts what is seen in it.
trace-spoken = EKG, son { $time }. { $said }
trace-spoken-seen = EKG, son { $time }. { $said } Bunda: { $parts }.
trace-unread = { $time } okunmadı ({ $reason })

## Strips

strip-scale = 25 mm/sn · 10 mm/mV
# What a strip is said to show; the parts are the entries below.
strip-spoken = { $parts }.
strip-spoken-rate = dakikada { $n } atım
strip-spoken-no-rate = kalp hızı yok
strip-spoken-regular = düzenli
strip-spoken-irregular = düzensiz
strip-spoken-beat-at = { $beats }, konumu { $times }
strip-spoken-beats-between = { $from } ile { $to } arasında { $beats }
strip-spoken-unread = { $from } ile { $to } arası okunmadı, { $reason }
strip-spoken-marked = sizin işaretiniz: { $times }

## Recordings

state-recording = kaydediliyor
state-interrupted = yarıda kaldı; sürdürülebilir ya da bitirilebilir
state-locked = kilitli: başka bir anahtarla mühürlenmiş
state-newer = daha yeni bir sürümle yazılmış: Strapline’ı güncelleyin
state-damaged = bozulmuş: başlığı okunamıyor
recording-intervals-only = yalnızca RR aralıkları
recording-spoken = { $name }, { $when }, { $length }. { $said }
# One whose name cannot be read; $id is the beginning of its id.
recording-unread = Kayıt { $id }
recording-spoken-brief = { $name }, { $when }, { $length }

# Straps: how well one is received, and the known one on the first screen.
strap-spoken = { $name }, { $strength }
strap-records = { $name } · kaydediyor
strap-rests = { $name } · bağlı değil
strap-battery-last = Bandın pili { $percent }, son kez

report-page = Raporun { $n }. sayfası
exported-count =
    { $n ->
        [one] { $n } kayıt dışa aktarıldı
       *[other] { $n } kayıt dışa aktarıldı
    }

recovered-whole = “{ $name }” eksiksiz; bittikten sonra yapılan bir değişiklik saklanmamış olabilir.
recovered-kept = “{ $name }” bitirilmeden durdu. Başlangıcından { $time } sonrasına kadar saklandı; en fazla durmadan önceki son { $lost } sn kayıp.
recovered-kept-somehow = “{ $name }” bitirilmeden durdu. Saklandı; en fazla durmadan önceki son { $lost } sn kayıp.
recovered-nothing = “{ $name }” bitirilmeden durdu. Saklanabilecek bir şey henüz gelmemişti.
recovered-unread =
    { $parts ->
        [one] Sonundan önceki bir bölüm okunamıyor.
       *[other] Sonundan önceki { $parts } bölüm okunamıyor.
    }

## Notifications

notify-recording-title = Strapline kaydediyor
notify-recording = { $rate } · { $quality } · { $time } kaydedildi
notify-lost-title = Bant menzil dışında
notify-lost = Bant dönünce kayıt kendiliğinden sürer; aradaki süre boşluk olarak kalır.
notify-contact-title = Bant cildi algılamıyor
notify-contact = İki elektrodu nemlendirip bandı göğse bastırın. Kayıt kendiliğinden sürer; bu süre boşluk olarak kalır.
notify-battery-title = Bandın pili azaldı
notify-battery = Kalan { $percent }: yakında değiştirin ya da şarj edin.
notify-storage-title = Telefon dolu
notify-storage = Kaydedilenler duruyor. Kaydın sürebilmesi için yer açın.
notify-finished-title = Kayıt bitti
notify-finished = { $time } kaydedildi. Sonucu görmek için Strapline’ı açın.
notify-stopped-title = Kayıt yarıda kesildi
notify-stopped = Sistem uygulamayı kapattı. Kaydedilenler duruyor; sürdürmek için Strapline’ı açın.

## A flagged beat by itself

beat-title = Atım { $n } / { $total }
beat-kind =
    { $class ->
        [ventricular] Karıncıktan gelen erken atım
        [supraventricular] Kulakçıktan gelen erken atım
       *[fusion] Bir normal ve bir erken atım bir arada
    }
beat-sure = Ne kadar emin: { $share }
beat-looked = Çubuk, modelin baktığı yeri gösterir.
# What the person's "looks wrong" is called among the marks of the report.
beat-doubted = Kişiye göre bu atım ({ $class }) doğru okunmadı
strip-of = { $n } / { $total }

## Trends

trend-rate = Kalp hızı
trend-ventricular = Ventriküler atımlar, tümü içinde
trend-supraventricular = Supraventriküler atımlar, tümü içinde
trend-fibrillation = Düzensiz ritim, okunan süre içinde
trend-said = Son { $last }; genellikle { $low } ile { $high } arası
trend-said-one = Son { $last }
trend-none = Okunanlardan söylenemiyor
trend-point = { $when }: { $value }
trend-point-little = { $point }, yarısından azı okunabildi
trend-little = İçi boş: yarısından azı okunabildi
# A trend and two recordings beside each other, as they are heard.
trend-spoken = { $title }: { $said }. { $points }.
compared-spoken = { $title }: birinci kayıt { $first }, ikinci kayıt { $second }
trend-read = Okunan: { $time }, { $recordings ->
        [one] { $recordings } kayıt
       *[other] { $recordings } kayıt
    }
