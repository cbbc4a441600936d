# Files that were refused or read with a remark: what exactly is wrong in them, and what to do. Fields and parts of a format
# are called as its users call them. A text from the file is put between quotation marks by the sentence.

## Any file

file-not-regular = bu sıradan bir dosya değil
file-folder = bu bir klasör
file-archive = bu bir arşiv dosyası
file-bdf = BDF dosyaları okunmuyor
file-signals-alone = bir sinyal dosyasının yanında başlık dosyası olmalıdır
file-rate-unsaid = dosya örnekleme hızını belirtmiyor
# $columns are the names of the columns, each between quotation marks.
file-rate-unsaid-columns = dosya örnekleme hızını belirtmiyor ve sütunlarının hiçbiri zaman değil: { $columns }
file-unit-unsaid = dosya birimini belirtmiyor
# $samples is some millions.
file-unstored = hiçbir dosyada bulunmayan { $samples } örnek bildiriliyor
# Written: channels of different rates.
file-rates-differ = { $whole } Hz’lik bir kayıtta { $channel } kanalı { $hz } Hz

## Tables as text

file-utf-16 = metin UTF-16 ile yazılmış
file-no-text = bu bir metin değil
file-no-table = bu metinde sayılardan oluşan bir tablo yok
# $one and $other are file-parted or file-parted-decimal.
file-two-ways = hücreleri { $one } ya da { $other } ayırıyor olabilir
file-parted =
    { $by ->
        [comma] virgüller
        [semicolon] noktalı virgüller
        [tab] sekmeler
        [blank] boşluklar
       *[none] hiçbir şey (tek sütun)
    }
file-parted-decimal = { $parted } (ondalık virgülle)
file-units-unsaid = birkaç sütunun birimi yok: { $columns }
file-times-only = tabloda zamanlar var, sinyal yok
# $cell is what stands in a cell.
file-no-number = “{ $cell }” bir sayı değil
file-no-time = “{ $cell }” bir zaman değil
file-time-back = “{ $cell }” zamanı, bir üst satırdakinden önce
file-cells = { $columns } sütunlu bir tabloda { $cells } hücre
file-times-unit = “{ $column }” sütunu, zamanlarının s, ms, us ya da ns olduğunu belirtmiyor
file-times-uneven = “{ $column }” sütunundaki zamanlar, hızı ölçmek için fazla düzensiz
file-times-contradict = “{ $column }” sütunundaki zamanlar { $measured } Hz ile ilerliyor, verilen hız ise { $given } Hz

## MATLAB matrices

file-matrix-header-cut = dosya, matrisin başlığının içinde bitiyor
file-matrix-not-level-4 = bu, little-endian sayılı, 4. düzey bir MATLAB matrisi değil
file-matrix-level-5 = 5. düzey ve sonrası MATLAB matrisleri okunmuyor
file-matrix-cut = matrisin { $rows } satırı ve { $columns } sütunu var, dosya bunları içermiyor

## EDF

file-header-cut = dosya, başlığının içinde bitiyor
file-header-only = yalnızca başlık var
file-not-edf = bu bir EDF dosyası değil: öyle başlamıyor
file-header-length = { $bytes } baytlık bir başlık { $signals } sinyale uymuyor
file-record-lasts = bir veri kaydı { $seconds } sn sürüyor
file-records-empty = veri kayıtları boş
file-records-fewer = başlık { $claimed } veri kaydı bildiriyor, dosyada { $held } var
file-signal-empty = “{ $signal }” sinyalinin bir veri kaydında hiç örneği yok
file-signal-no-range = “{ $signal }” sinyalinin, çevrilebileceği bir aralığı yok
file-annotations-only = dosyada açıklamalar var, sinyal yok
file-annotation-no-time = bir açıklama “{ $given }” anında başlıyor, bu bir zaman değil
file-record-no-onset = kesintili bir kaydın { $record } numaralı veri kaydı ne zaman başladığını belirtmiyor
file-record-early = veri kaydı { $seconds } sn’de, bir önceki bitmeden başlıyor

## WFDB

file-no-record-line = bu başlıkta kayıt satırı (record line) yok
file-no-signal-count = kayıt satırı (record line) kaç sinyal olduğunu belirtmiyor
file-signal-lines-cut = başlık { $expected } sinyal satırı bildiriyor ve { $found } satırdan sonra bitiyor
file-segment-lines-cut = başlık { $expected } bölüm satırı bildiriyor ve { $found } satırdan sonra bitiyor
file-no-rate = “{ $given }” bir örnekleme hızı değil
file-no-gain = “{ $given }” bir kazanç değil
file-baseline-open = taban çizgisinin ayracı kapatılmamış
file-no-sample-count = bölüm satırı kaç örnek olduğunu belirtmiyor
file-no-signal-format = sinyal satırı örneklerin hangi biçimde saklandığını belirtmiyor
file-frame-empty = bir çerçevede hiç örnek yok
file-flac = { $format } sinyal biçimi (FLAC) okunmuyor: kaydı 16 biçiminde saklayın
file-no-format = { $format } sinyal biçimi yok
file-leads-out = “{ $name }”, başlığın bulunduğu klasörün dışına çıkıyor
# $field is one of file-field-...
file-no-field-number = { $field } “{ $given }” uygun bir sayı değil
file-field-signals = sinyal sayısı
file-field-segments = bölüm sayısı
file-field-samples = örnek sayısı
file-field-frame-samples = bir çerçevedeki örnek sayısı
file-field-records = veri kaydı sayısı
file-field-header-length = başlık uzunluğu
file-field-record-length = veri kaydı uzunluğu
file-field-physical-minimum = fiziksel minimum
file-field-physical-maximum = fiziksel maksimum
file-field-digital-minimum = sayısal minimum
file-field-digital-maximum = sayısal maksimum
file-field-rate = örnekleme hızı
file-field-format = sinyal biçimi
file-field-offset = bayt kayması
file-field-skew = zaman kayması (skew)
file-field-gain = kazanç
file-field-baseline = taban çizgisi
file-field-resolution = dönüştürücü çözünürlüğü
file-field-zero = dönüştürücünün sıfır değeri
file-field-initial = başlangıç değeri
file-field-checksum = sağlama toplamı
file-field-block = blok boyutu
file-no-signal = bu başlık hiçbir sinyal tanımlamıyor
file-mixed-formats = { $file } içindeki sinyallerin biçimleri ya da kaymaları farklı
file-signals-missing = başlık { $file } sinyal dosyasını belirtiyor, bu dosya yok
file-samples-fewer = { $header } başlığı her sinyal için { $claimed } örnek bildiriyor, bu dosyada { $held } var
file-segment-nested = bir bölümün kendi bölümleri olamaz
file-segment-rate = { $whole } Hz’lik bir kayıtta bu bölüm { $hz } Hz
file-listed-missing = “{ $record }” kaydı listede var, bu klasörde { $header }.hea yok
file-annotation-detail-first = bir açıklamanın ayrıntısı, ilk açıklamadan önce geliyor
file-annotation-before = bir açıklama, kaydın ilk örneğinden önce duruyor
file-annotation-code = { $code } açıklama kodu yok
file-annotations-cut = açıklamalar bitiş işareti olmadan bitiyor
# Written.
file-record-name = “{ $name }” bir kaydın adı olamaz
file-format-unwritten = { $format } biçimi yazılmıyor
file-annotation-order = { $sample } numaralı örnekteki açıklama, daha sonraki birinin ardından geliyor
file-annotation-long = { $sample } numaralı örnekteki açıklamanın notu 255 bayttan uzun

## What to do, said after what is wrong

file-do-again = dosya bozuk ya da adının söylediği şey değil: yeniden kopyalayın ya da dışa aktarın
file-do-path = bir kaydın yolunu verin
file-do-one-inside = içindeki bir kaydı verin
file-do-unpack = arşivi açıp içindeki kaydı verin
file-do-edf = EDF’ye dönüştürün
file-do-save-v4 = `save -v4` ile kaydedin
file-do-save-v4-or-csv = `save -v4` ile kaydedin ya da CSV olarak dışa aktarın
file-do-header-beside = .hea dosyasını aynı klasöre koyun
file-do-beside = başlığın yanına koyun
file-do-utf-8 = UTF-8 olarak kaydedin
file-do-formats = WFDB, EDF, MAT ya da CSV biçiminde bir kayıt verin
file-do-csv = her örnek için bir satırı olan bir CSV dosyası verin
file-do-samples-too = örnekleri de dışa aktarın
file-do-line = satırı çıkarın (zaman damgaları boşluğu korur) ya da kaydı yeniden dışa aktarın
file-do-cut-gap = kaydı uzun boşluğundan bölün ya da başlığı düzeltin
file-do-with-recording = kaydın kendisini içeren dosyayı verin
file-do-nothing = kayıtta yalnızca açıklamalar var: analiz edilecek bir şey yok
file-do-list = kaydı ekleyin ya da listeden çıkarın
file-do-one-channel = her kanalı ayrı bir dosyaya yazın
file-do-no-blanks = boşluk içermeyen bir ad seçin
file-do-format = 16 ya da 212 biçimini seçin
file-do-shorten = açıklama dosyaları bunu tutamaz: listeyi kısaltın ya da sıralayın
file-do-give-rate = hızı hertz olarak verin
file-do-give-deciding-rate = buna karar verecek olan hızı hertz olarak verin
file-do-give-right-rate = doğru hızı verin ya da o sütunu çıkarın
file-do-give-unit = mV, uV ya da V olduğunu belirtin
file-do-give-channel = hangisinin okunacağını belirtin
file-do-give-delimiter = hücreler arasında ne olduğunu belirtin

## Notes: what was inferred, corrected or odd in a file that was read

file-note = not: { $note }
file-note-given = hız ({ $hz } Hz) ve birim ({ $unit }) verildiği gibi alındı
file-note-rate-asked = dosya { $hz } Hz diyor; istendiği gibi { $asked } Hz olarak okundu
file-note-unit-asked = “{ $channel }” { $unit } diyor; istendiği gibi { $asked } olarak okundu
# $channels are those that there are, numbered from 1.
file-note-channel = { $channel } numaralı kanal analiz edildi; kanallar: { $channels }
# $unit and $fits are uV, mV or V.
file-note-unit-fits = { $unit } olarak okununca yükseklikler bir EKG’ninki değil; { $fits } olarak okunsaydı olurdu
file-note-columns = { $columns } sütun; ayıran: { $parted }
file-note-decimal-commas = sayılar ondalık virgülle yazılmış
file-note-no-names = sütunların adı yok
file-note-first-count = sütunların adı yok; ilki düzenli artıyor ve örnek sayacı olarak okundu
file-note-first-time = sütunların adı yok; ilki düzenli artıyor ve zaman olarak okundu
file-note-named-time = “{ $column }” düzenli artıyor ve zaman olarak okundu
file-note-named-count = “{ $column }” düzenli artıyor ve örnek sayısı olarak okundu
file-note-rate-measured = örnekleme hızı { $hz } Hz, zamanlardan ölçüldü
file-note-rate-differs = “{ $column }” sütunundaki zamanlar { $measured } Hz ile ilerliyor; verilen hızla, { $given } Hz olarak okundu
file-note-rate-lines = örnekleme hızı { $hz } Hz, dosyanın ilk satırlarından alındı
file-note-uneven = zamanlar düzensiz (varış zamanları mı?): örnekler sayıldı, bir saniyelik gecikme boşluk sayıldı
file-note-unused = “{ $column }” kullanılmadı: zaman “{ $other }” sütununda
# $seconds is their length together.
file-note-gaps = zamanlarda { $gaps } boşluk bulundu, toplam { $seconds } sn
file-note-no-value = “{ $column }” sütununda { $samples } örneğin değeri yok
# $unit is s, ms, us or ns.
file-note-times-read = “{ $column }” sütunundaki zamanlar { $unit } olarak okundu
file-note-no-start = başlangıç, “{ $given }”, tarihli bir zaman değil: atlandı
file-note-start-unsaid = başlık, kaydın ne zaman başladığını belirtmiyor
file-note-start-day-unsaid = kayıt saat { $time } itibarıyla başladı, başlık hangi gün olduğunu belirtmiyor
file-note-start-wrong = başlıktaki başlangıç, { $given }, bir zaman değil: atlandı
file-note-length-unsaid = başlık, kaydın ne kadar uzun olduğunu belirtmiyor: { $records } veri kaydı
file-note-rest = son veri kaydından sonraki { $bytes } bayt dikkate alınmadı
file-note-remarks = yalnızca ilk { $remarks } not saklandı
file-note-line-ignored = başlığın { $line }. satırı ve ardından gelenler hiçbir sinyale ait değil, dikkate alınmadı
file-note-rate-default = başlık örnekleme hızı vermiyor: biçimin varsayılanı olan { $hz } Hz alındı
file-note-gain-default = { $signal } kalibre edilmemiş: biçimin varsayılanı olan mV başına { $gain } birim alındı
file-note-unnamed = adı olmayan bir sinyal
file-note-checksum = “{ $signal }” sinyalinin örnekleri başlıktaki sağlama toplamını vermiyor ({ $expected } yerine { $found }): sinyal kaydedildikten sonra değiştirilmiş ya da bozulmuş
file-note-segments-sum = bölümler her sinyal için toplam { $samples } örnek ediyor; başlık { $claimed } diyor
# $note is another note.
file-note-segment = { $segment } bölümü: { $note }
file-note-synthetic = yapay: hiçbir kişi kaydedilmedi
