# What is printed on the report's form itself. Widths are measured by a test: see core/pdf/src/tests.rs.

form-name-missing = Ad belirtilmedi
form-subject-number = no. { $id }
form-born = doğum { $date }
form-start-unknown = Başlangıç saati bilinmiyor
form-from-start = süreler baştan sayılır
form-offset-unknown = UTC farkı bilinmiyor
form-lead-unknown = Derivasyon tanımlanmadı
form-firmware = donanım yazılımı { $firmware }
form-serial = seri no. { $serial }
form-band = sensör bandı { $low }–{ $high } Hz
form-measured-rate = ölçülen { $hz } Hz
form-sampling-rate = örnekleme hızı { $hz } Hz
form-drawn = çizilen { $filters }
form-mains = { $hz } Hz şebeke uğultusu çıkarıldı
form-title = EKG raporu, { $subject }, { $period }
form-footer = { $disclaimer } Acil: { $number }.
form-page = { $software } · sayfa { $page }/{ $pages }
form-footprint = model { $model } · kayıt { $recording }

form-see-clinician = Lütfen yakında bir hekime başvurun ve bu raporu gösterin:
form-notice = Bu kayıt hakkında:
form-reading = Hekimin değerlendirmesi
form-signature = Tarih, imza
form-ruler = Bu çubuk 50 mm uzunluğundadır: %100 ölçekte yazdırın

form-rate-chart = Kalp hızı, dakikada
form-no-rate = Hız yok: art arda iki atım okunamadı.
form-ectopy-chart = Ektopik atımlar, her { $time } için
form-ectopy-chart-hourly = Ektopik atımlar, saatte
form-highest-bar = en yüksek çubuk: { $beats }
form-no-ectopy = Okunabilen sürede ektopik atım yok.
form-no-classes = Türü ayırt edilebilen atım yok.
form-no-beats = Atım bulunamadı.
form-quality = Sinyal kalitesi
form-quality-good = iyi { $share }
form-quality-fair = atımlar okunur, biçim kuşkulu { $share }
form-quality-unread = okunmadı { $share }

form-rate-unit = /dk
form-tile-rate = kalp hızı: en düşük { $lowest }, ortalama, en yüksek { $highest } (8 atımın ortancası)
form-tile-mean = ortalama kalp hızı; en düşük ve en yüksek için art arda atım çok az
form-tile-unclassified =
    { $class ->
        [ventricular] ventriküler: türü ayırt edilebilen atım yok
       *[supraventricular] supraventriküler: türü ayırt edilebilen atım yok
    }
# $pairs and $runs are pairs and form-runs.
form-tile-ectopy =
    { $class ->
        [ventricular] ventriküler: { $singles } tek, { $pairs }, { $runs }
       *[supraventricular] supraventriküler: { $singles } tek, { $pairs }, { $runs }
    }
form-runs =
    { $runs ->
        [one] { $runs } salvo
       *[other] { $runs } salvo
    }
form-tile-fibrillation = atriyal fibrilasyon şüphesi, okunabilen süre içinde
form-tile-fibrillation-unknown = atriyal fibrilasyon: aramak için okunabilen süre çok az
form-tile-pauses-unit =
    { $pauses ->
        [one] duraklama
       *[other] duraklama
    }
form-tile-pauses = en az 2 sn; en uzun RR { $longest }, { $time }
# Where nobody knows at what time of day the recording began: $time is a length, "0:12:31".
form-tile-pauses-from-start = en az 2 sn; en uzun RR { $longest }, baştan { $time } sonra
form-tile-pauses-unknown = duraklama: art arda iki atım okunamadı

form-table-ectopic = ektopik atımlar
form-table-beats = atım
form-table-share = tümünün
form-table-per-hour = saatte
form-table-single = tek
form-table-pairs = çift
form-table-runs = salvo
form-table-longest-run = en uzun salvo
form-table-fastest-run = en hızlı salvo
form-table-bigeminy = bigemine
form-table-trigeminy = trigemine
form-table-run =
    { $beats ->
        [one] { $beats } atım, { $time }
       *[other] { $beats } atım, { $time }
    }
form-table-rhythm = ritim
form-table-episodes = epizot
form-table-readable-time = okunabilen süre
form-table-of-time = okunan sürenin
form-table-longest = en uzunu
form-table-when = ne zaman
form-table-median-rate = ortanca
form-row-fibrillation = atriyal fibrilasyon şüphesi
form-row-pauses-2 = 2,0 sn ve üzeri duraklama
form-row-pauses-3 = bunların 3,0 sn ve üzeri

form-hours = Saat saat
form-hours-hour = saat
form-hours-beats = atım
form-hours-lowest = en düşük
form-hours-mean = ortalama
form-hours-highest = en yüksek
form-hours-pauses = durakl.
form-hours-longest = en uzun RR
form-hours-fibrillation = AF
form-hours-read = okunan

form-marks = Kişinin işaretleri
form-marks-said = söylenen
form-marks-seen = çevresinde çizginin gösterdiği

form-strips = Görülenler
form-strip-note = { $note } · 25 mm/sn · 10 mm/mV
form-strip-legend = N normal türde atım, S supraventriküler, V ventriküler, F füzyon, Q türü ayırt edilemeyen (AAMI sınıfları). Atımın altındaki çubuk: modelin baktığı yer. Taralı: okunmadı. Çentikler: tam saniyeler. Kalibrasyon darbesi: 1 mV, 200 ms.
form-hatched = { $time } itibarıyla taralı: { $reason }
form-hatched-from-start = baştan { $time } sonrasından itibaren taralı: { $reason }
form-more-hatched =
    { $stretches ->
        [one] ve okunmayan { $stretches } kısa bölüm daha
       *[other] ve okunmayan { $stretches } kısa bölüm daha
    }
# $levels is a list of heights in millivolts.
form-leaves-the-paper = Çizgi ok uçlarında kâğıttan çıkıyor: ulaştığı değer { $levels }.

form-method = Nasıl ölçüldü
form-method-rates = Hızlar 8 RR aralığının ortancasıdır; ortalama tüm aralıklarındır. Atım oranları türü belli atımlara, süre oranları okunabilen süreye göredir. Bir işaretin çevresinde { $before } sn öncesine ve { $after } sn sonrasına bakıldı. Verilerin tamamı bu kaydın analiz dosyasındadır.
form-method-figures = Tam bu modelle (özeti aşağıda) herkese açık kayıtlarda, ANSI/AAMI EC57’nin istediği gibi ölçüldü: 150 ms içinde, her kaydın ilk beş dakikası sayılmadan. Her sayının yanında onu yeniden ölçen komut durur.
form-method-screen = Tam bu modelle (özeti aşağıda) herkese açık kayıtlarda, ANSI/AAMI EC57’nin istediği gibi ölçüldü: 150 ms içinde, her kaydın ilk beş dakikası sayılmadan. PDF, her sayı için onu yeniden ölçen komutu verir.
form-method-unmeasured = Bu model (özeti aşağıda) herkese açık kayıtlarda ölçülmedi: ne sıklıkla doğru bildiği bilinmiyor.
form-method-no-model = Model olmadan herkese açık kayıtlarda hiçbir şey ölçülmedi.
form-limits = Göremedikleri
form-versions = Yazılım, model ve kayıt
form-model = Model { $name }, özet { $hash }
form-model-missing = Model yüklenmedi: atımlar türlerine göre ayrılmadı.
form-recording = Kayıt, özet { $hash }

# What is recorded of a heart; the first letter is made a capital where it begins a line.
lead-chest-strap = tek derivasyon, göğüs bandı
lead-unnamed = tek derivasyon, dosyada adı yok
lead-named = tek derivasyon, dosyada “{ $name }”
lead-of-several =
    { $leads ->
        [one] { $leads } derivasyondan biri, dosyada “{ $name }”
       *[other] { $leads } derivasyondan biri, dosyada “{ $name }”
    }
band = { $low }–{ $high } Hz
band-from = { $low } Hz üzeri

# Measured figures: the names as core/score/figures.toml has them.
figure-beats = Bulunan atımlar, MIT-BIH Arrhythmia Database, kalp pilli 4 kayıt hariç, kalanların yarısı eğitimde görüldü: duyarlılık / pozitif öngörü değeri
figure-beats-strap = Aynıları, bir göğüs bandının vereceği gibi (130 Hz, 0,7–40 Hz)
figure-noise-6 = Bulunan atımlar, MIT-BIH Noise Stress Test, elektrot hareketi sinyalin yarısı kadar güçlü (6 dB): F1
figure-noise-0 = Aynıları, sinyal kadar güçlü (0 dB): F1
figure-noise-minus-6 = Aynıları, sinyalin iki katı kadar güçlü (-6 dB): F1
figure-r-peaks = R tepeleri, MIT-BIH Arrhythmia Database: referansa ortalama mutlak uzaklık
figure-rate = Kalp hızı, MIT-BIH Arrhythmia Database: ortalama mutlak hata
figure-ventricular = Ventriküler ektopik atımlar, hiçbir eğitimin görmediği 22 MIT-BIH kaydı: duyarlılık / pozitif öngörü değeri
figure-supraventricular = Supraventriküler ektopik atımlar, aynı 22 kayıt: duyarlılık / pozitif öngörü değeri
figure-fibrillation = Atriyal fibrilasyon, MIT-BIH ritim işaretleri, süreye göre: duyarlılık / özgüllük
figure-per-minute = dakikada { $n }

fitted-on =
    { $database }, { $preparation }: { $records ->
        [one] { $records } kayıt
       *[other] { $records } kayıt
    }, { $beats ->
        [one] { $beats } atım
       *[other] { $beats } atım
    }, ağırlık { $weight }
fitted-mitdb-ds1 = MIT-BIH Arrhythmia Database, DS1
fitted-svdb = MIT-BIH Supraventricular Arrhythmia Database
fitted-cinc2017-fibrillation = CinC Challenge 2017, atriyal fibrilasyon etiketli kısa kayıtlar
fitted-cinc2017-normal = CinC Challenge 2017, normal etiketli kısa kayıtlar
fitted-native = kaydedildiği gibi
fitted-repeated = her biri art arda yinelenmiş
fitted-strap = bir göğüs bandının vereceği gibi
fitted-ectopic = { $share } supraventriküler atımla yeniden kurulmuş

# The recording of `strapline demo`.
demo-subject = Yapay kayıt
demo-device = strapline demo ile üretildi
demo-written = Bu kayıt yapaydır: kimse kaydedilmedi. Yazılanlar
demo-report = hekim için rapor
demo-recording = kayıt
demo-found = bulunan her şey
