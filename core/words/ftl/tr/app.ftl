# Labels of the apps' screens: what a shell shows as it stands. One line each, short enough for a narrow phone.

app-record = Kaydı başlat
app-recording = Kayıt
app-recordings = Kayıtlar
app-home = Ana ekran
app-trends = Gidişat
app-settings = Ayarlar
app-connect = Bant bağla
app-connect-looking = Bantlar aranıyor
app-connect-none = Henüz bant bulunamadı. Elektrotları nemlendirip takın.
app-feel = Bir şey hissediyorum
app-feel-what = İşaretlendi. Ne hissediyorsunuz?
app-stop = Durdur ve sonucu gör
app-result = Sonuç
app-events = Olaylar
app-report = Rapor
app-make-report = Hekimim için PDF hazırla
app-share = PDF’yi paylaş
app-save = Kaydet
app-name = Rapordaki ad
app-birth-date = Doğum tarihi
app-paper = Kâğıt
app-language = Dil
app-how-measured = Nasıl ölçüldü
app-looked-like = Nasıl göründü
app-wrong = Bu yanlış görünüyor
app-delete = Sil
app-delete-ask = Bu kayıt kalıcı olarak silinsin mi?
app-rename = Yeniden adlandır
app-export = Dışa aktar
app-cancel = Vazgeç
app-done = Bitti
app-next = İleri
app-back = Geri
app-resume = Sürdür
app-finish = Bu hâliyle bitir
app-try-again = Yeniden dene
app-open-settings = Ayarları aç
app-failed-text = Uygulamada bir şey başarısız oldu. Kaydedilenler duruyor.
app-analysing = Analiz ediliyor
app-welcome = Kalbiniz, kendi telefonunuzda kaydedilir
app-welcome-private = Hesap yok, ağ yok: kayıtlar mühürlü olarak bu telefonda kalır.
app-welcome-limits = Bir tarama, tanı değildir. İzleme cihazı değildir ve kimseyi aramaz.
app-bluetooth-why = Banttan sinyal almak için Bluetooth gerekir.
app-notify-why = Bildirimler, bant menzil dışına çıktığında haber verir.
app-rehearse = Simüle bir bantla deneyin

# The first run
app-begin = Başla
app-emergency = Acil durumda
app-emergency-text = Göğüs ağrısı, bayılma veya nefes darlığında hemen acil numarayı arayın: Türkiye ve Avrupa’da 112. Strapline kimseyi aramaz.
app-wear = Bant nasıl takılır
app-wear-wet-text = İç yüzdeki iki elektrodu suyla ıslatın.
app-wear-place-text = Çıplak tene, göğsün hemen altına, sensör ortada olacak şekilde sıkıca takın.
app-wear-wake-text = Tene değince kendiliğinden uyanır.
app-wear-picture-text = Resim: göğsün hemen altında gövdeyi saran bir bant, sensör ortada.

# Home
app-strap-none = Henüz bilinen bant yok
app-search = Ada veya tarihe göre ara
app-pick-day = Gün seç
app-nothing-yet-text = Henüz kayıt yok. Bandı takın ve yukarıdaki düğmeye basın.
app-nothing-found-text = Adında, tarihinde veya sonucunda bu geçen kayıt yok.
app-last-stop-text = Uygulama kayıt sırasında kapandı
app-exit-memory-text = Sistem belleği başka bir şey için kullandı.
app-exit-person-text = Siz kapattınız veya sistem ayarlarında bir şeyi kapattınız.
app-exit-failed-text = Uygulama çöktü. Bu, geliştiricilerinin hatasıdır.
app-exit-frozen-text = Zamanında yanıt vermedi ve sistem kapattı.
app-exit-energy-text = Sistem enerji tasarrufu için kapattı.
app-exit-unknown-text = Sistem nedenini bildirmiyor.

# Finding a strap
app-connect-known = Bandınız
app-connect-near = Yakındaki bantlar
app-signal-strong = güçlü sinyal
app-signal-fair = orta sinyal
app-signal-weak = zayıf sinyal
app-signal-none = henüz görülmedi
app-bluetooth-off-text = Bluetooth kapalı. Onsuz banttan sinyal alınamaz.
app-bluetooth-on = Bluetooth’u aç
app-bluetooth-none-text = Bu telefonda Bluetooth Low Energy yok; hiçbir banttan sinyal alınamaz.
app-location-why = Bu Android, Bluetooth araması için konum ister. Nerede olduğunuza bakılmaz.
app-location-off-text = Konum kapalı. Bu Android onsuz Bluetooth aygıtı bulamaz.
app-permission-refused-text = Bu izin olmadan hiçbir banttan sinyal alınamaz. Sistem ayarlarından her zaman verilebilir.
app-scan-failed-text = Sistem şu anda aramaya izin vermiyor. Yarım dakika bekleyip yeniden deneyin.
app-allow = İzin ver
app-not-now = Şimdi değil

# While it records
app-zoom-in = Büyüt
app-zoom-out = Küçült
app-scale-double = 25 mm/sn · 10 mm/mV × 2
app-scale-half = 25 mm/sn · 10 mm/mV × ½
app-feel-palpitations = Çarpıntı
app-feel-skipped = Atlayan atım
app-feel-dizzy = Baş dönmesi
app-feel-breath = Nefes darlığı
app-feel-chest = Göğüs ağrısı
app-feel-other = Başka bir şey
app-marked = İşaretlendi
app-stop-short = Bitir
app-stopping = Kayıt bitiriliyor
app-rehearsal-text = Simüle bant: bu sizin kalbiniz değil.
app-rehearsal = Simüle bant
app-channel-recording = Kayıt
app-channel-alerts = Bant ve depolama

# The result, events, report
app-no-events-text = Okunabilen bölümde olay veya dikkat çeken atım yok.
app-flagged-beats = Dikkat çeken atımlar
app-step-beats = Atımları tek tek gör
app-reasons = Neden işaretlendi
app-previous = Önceki
app-following = Sonraki
app-wrong-noted = Not edildi; raporda yazar
app-read-anew = Yeniden analiz et
app-id = Dosya numarası
app-sex = Cinsiyet
app-sex-female = Kadın
app-sex-male = Erkek
app-sex-other = Diğer
app-not-given = Belirtilmedi
app-paper-a4 = A4
app-paper-letter = US Letter
app-print = Yazdır
app-saved = Saklandı
app-born-how-text = Yıl, ay ve gün, örneğin 1961-03-12

# Trends
app-two-weeks = 2 hafta
app-three-months = 3 ay
app-all = Tümü
app-by-recording = Her kayıt
app-by-day = Her gün
app-compare = İki kaydı karşılaştır
app-compare-first = Birinci kayıt
app-compare-second = İkinci kayıt
app-trends-empty-text = Henüz gösterilecek bir şey yok: önce bir kaydın sonucunu açın ki analiz edilsin.

# Settings
app-profile = Hakkınızda
app-privacy = Gizlilik
app-language-phone = Telefondaki gibi
app-emergency-number = Acil numara
app-units = Birimler
app-amplitude = Bir atımın genliği
app-amplitude-millivolt = mV
app-amplitude-millimetre = 10 mm/mV’de mm
app-interval = İki atım arası süre
app-interval-by-length = süreye göre ms ya da sn
app-interval-millisecond = ms
app-interval-second = sn
app-units-text = Sonuçlarda, atımlarda ve raporlarda böyle yazılır. Hızlar atım/dk, kâğıt 25 mm/sn ve 10 mm/mV olarak kalır.
app-export-all = Tüm kayıtları dışa aktar
app-export-all-text = Her kaydı seçtiğiniz klasöre tablo olarak yazar. O klasöre sahip olan okuyabilir.
app-erase-all = Her şeyi sil
app-erase-all-text = Her kaydı, her sonucu, hakkınızdaki bilgileri ve anahtarı siler. Geri alınamaz. Dışa aktarılan veya paylaşılan dosyalar oldukları yerde kalır.
app-erased = Her şey silindi
app-exported = Dışa aktarıldı
app-backup = Telefon yedeğine dahil et
app-backup-text = Bu telefonda kalan bir anahtarla mühürlü: başka bir telefonda okunamazlar.
app-lock = Ekran kilidiyle koru
app-lock-none-text = Bu telefonda ekran kilidi yok. Önce sistem ayarlarından bir tane kurun.
app-locked-text = Strapline kilitli. Kayıt bu sırada sürer.
app-unlock = Kilidi aç
app-background = Bütün gece kayıt
app-background-limited-text = Sistem enerji tasarrufu için uygulamayı gece kapatabilir. Arka planda sınırsız çalışmasına izin verin.
app-background-free-text = Sistem uygulamanın arka planda sınırsız çalışmasına izin veriyor.
app-key-lost = Anahtar kayboldu
app-key-lost-text = Telefon, kayıtların mühürlendiği anahtarı artık vermiyor; örneğin başka bir telefona geçildikten sonra. Kayıtlar mühürlü olarak saklanır ve onsuz okunamaz. Yeni kayıtlar yeni bir anahtar alır.
app-new-key = Yeni anahtarla devam et

# How it was measured
app-figures = Açık kayıtlarda
app-limits = Göremedikleri
app-fitted-on = Modelin öğrendiği veriler
app-versions = Sürümler
app-licences = Lisanslar
