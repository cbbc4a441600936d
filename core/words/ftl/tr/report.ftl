# What a report says. Never a diagnosis, never that something unread is normal, and what was seen is said together
# with how much could be read.

## The verdict: one plain sentence

verdict-nothing-recorded = Hiçbir şey kaydedilmedi.
# $reasons is a list of reasons (reason-...).
verdict-not-analysable = Değerlendirilemiyor: { $recorded } süren kaydın hiçbir bölümü okunamadı ({ $reasons }). Kalp ritmi hakkında bir şey söylenemez.
verdict-no-heartbeat = Okunabilen { $read } içinde kalp atımı bulunamadı. Ritim hakkında bir şey söylenemez.
verdict-too-short =
    Ritim değerlendirmesi için çok kısa: okunabilen { $read } içinde { $beats ->
        [one] { $beats } kalp atımı
       *[other] { $beats } kalp atımı
    }.
verdict-little-read = Kaydın okunabilen oranı yalnızca { $share }.
# $found is a list of findings (found-...), with a capital letter.
verdict-found = { $found }.
# $absent is a list of what was not seen (absent-...); the sentence gets a capital letter.
verdict-absent = Okunabilen { $read } içinde { $absent } görülmedi.

found-fibrillation =
    atriyal fibrilasyon şüphesi, okunan süredeki payı { $share } ({ $episodes ->
        [one] { $episodes } epizot, { $longest }
       *[other] { $episodes } epizot, en uzunu { $longest }
    })
found-fibrillation-unshared =
    atriyal fibrilasyon şüphesi ({ $episodes ->
        [one] { $episodes } epizot, { $longest }
       *[other] { $episodes } epizot, en uzunu { $longest }
    })
found-pauses =
    en az 2 sn’lik { $pauses ->
        [one] { $pauses } duraklama
       *[other] { $pauses } duraklama
    }
found-pauses-longest =
    en az 2 sn’lik { $pauses ->
        [one] { $pauses } duraklama
       *[other] { $pauses } duraklama
    }, en uzunu { $longest }
found-slow = { $time } boyunca düşük kalp hızı
found-slow-rate = { $time } boyunca düşük kalp hızı, en düşüğü { $rate }
found-fast = { $time } boyunca yüksek kalp hızı
found-fast-rate = { $time } boyunca yüksek kalp hızı, en yükseği { $rate }
found-none-classified = atımların türü ayırt edilemedi
found-few-classified = atımların çoğunun türü ayırt edilemedi

ectopic-beats =
    { $class ->
        [ventricular]
            { $beats ->
                [one] { $beats } ventriküler ektopik atım
               *[other] { $beats } ventriküler ektopik atım
            }
       *[supraventricular]
            { $beats ->
                [one] { $beats } supraventriküler ektopik atım
               *[other] { $beats } supraventriküler ektopik atım
            }
    }
# $beats is ectopic-beats, and so below.
ectopy-shared = { $beats } ({ $share })
ectopy-all-single = { $beats }, hepsi tek
# $groups is a list of pairs and ectopy-runs.
ectopy-in-groups = { $beats }, hepsi grup hâlinde: { $groups }
ectopy-mixed = { $beats }: { $singles } tek, { $groups }
pairs =
    { $pairs ->
        [one] { $pairs } çift
       *[other] { $pairs } çift
    }
# $beats and $rate are of the longest run.
ectopy-runs =
    { $runs ->
        [one] { $runs } ardışık atım dizisi ({ $beats } atım, { $rate })
       *[other] { $runs } ardışık atım dizisi (en uzunu { $beats } atım, { $rate })
    }
ectopy-phases = { $beats }, zaman zaman { $phases }
phase-bigeminy = { $time } boyunca her ikinci atım
phase-trigeminy = { $time } boyunca her üçüncü atım

absent-ectopic-beat = ektopik atım
absent-ventricular-beat = ventriküler atım
absent-supraventricular-beat = supraventriküler atım
absent-run = ardışık atım dizisi
absent-fibrillation = atriyal fibrilasyon
absent-pause = en az 2 sn’lik duraklama

## What stands behind it

remark-no-samples = Kayıtta hiç örnek yok.
remark-all-read = { $recorded } süren kaydın tümü okunabildi.
remark-read = Okunan: { $recorded } içinden { $read } ({ $share }).
# $reasons is a list of reasons, each with its time.
remark-not-read = Okunamayan: { $reasons }.
remark-unclassified =
    { $beats ->
        [one] { $beats } atımın ({ $share }) türü ayırt edilemedi.
       *[other] { $beats } atımın ({ $share }) türü ayırt edilemedi.
    }
remark-fusion =
    { $beats ->
        [one] Normal ve ventriküler atımın { $beats } füzyonu.
       *[other] Normal ve ventriküler atımın { $beats } füzyonu.
    }
remark-early-beats =
    { $beats ->
        [one] Atriyal fibrilasyon şüphesi sırasındaki { $beats } erken atım ektopik sayılmadı.
       *[other] Atriyal fibrilasyon şüphesi sırasındaki { $beats } erken atım ektopik sayılmadı.
    }
remark-no-heartbeat = Okunan sürenin { $time } kadarında kalp atımı bulunamadı; en uzunu { $at } anından başlayarak { $longest }: okunabilen sinyalde bitmeyen bir duraklama ya da bulunamayacak kadar küçük atımlar.
remark-too-short-for-fibrillation = Atriyal fibrilasyon olmadığını söylemek için çok kısa: bunun için 50 s okunabilen süre gerekir.

disclaimer = Yazılımla tarama, tanı değildir. Tek derivasyon: ST, kalp pili uyarıları ve ince P dalgaları görülemez.
emergency = Bu bir izleme cihazı değildir. Göğüs ağrısı, bayılma ya da nefes darlığında, bu rapor ne derse desin hemen { $number } numarasını (ya da yerel acil numarasını) arayın.

limit-st = ST segmenti bildirilmez: sensörün yüksek geçiren filtresi onu değiştirir.
limit-pacing = Kalp pili uyarıları bu örnekleme hızı için çok kısadır: pil ritmi ventriküler bir ritme benzeyebilir.
limit-fibrillation = Atriyal fibrilasyon, ektopik atımlar çıkarıldıktan sonra RR aralıklarının düzensizliğinden değerlendirilir; küçük P dalgaları gürültüde kaybolur.
limit-unread = Okunamayan bölümler hiçbir sayıya katılmaz. Okunmayan hiçbir şeye normal denmez.

## Why something could not be read

reason-gap = hiçbir şey alınmadı
reason-lead-off = cilt teması yok
reason-flat = düz sinyal
reason-clipped = sensör aralığının dışında
reason-baseline-storm = taban çizgisi çok oynak
reason-muscle = kas ya da hareket gürültüsü
reason-mains = şebeke uğultusu
reason-noise = atımsız gürültü
reason-too-short = boşluklar arasında çok az sinyal

## Beats, episodes, strips

class =
    { $class ->
        [normal] normal türde
        [supraventricular] supraventriküler
        [ventricular] ventriküler
        [fusion] füzyon
       *[unclassified] sınıflanmamış
    }
beats-of-class =
    { $class ->
        [ventricular]
            { $beats ->
                [one] { $beats } ventriküler atım
               *[other] { $beats } ventriküler atım
            }
       *[supraventricular]
            { $beats ->
                [one] { $beats } supraventriküler atım
               *[other] { $beats } supraventriküler atım
            }
    }

sex-female = kadın
sex-male = erkek
sex-other = diğer

episode-slow = düşük kalp hızı
episode-fast = yüksek kalp hızı
episode-pause = duraklama
episode-pair =
    { $class ->
        [ventricular] ventriküler atım çifti
       *[supraventricular] supraventriküler atım çifti
    }
episode-run =
    { $class ->
        [ventricular] ardışık ventriküler atım dizisi
       *[supraventricular] ardışık supraventriküler atım dizisi
    }
episode-bigeminy =
    { $class ->
        [ventricular] her ikinci atım ventriküler (bigemine)
       *[supraventricular] her ikinci atım supraventriküler (bigemine)
    }
episode-trigeminy =
    { $class ->
        [ventricular] her üçüncü atım ventriküler (trigemine)
       *[supraventricular] her üçüncü atım supraventriküler (trigemine)
    }
episode-fibrillation = düzensiz ritim, atriyal fibrilasyon şüphesi

strip-onset = { $episode }: başlangıç
strip-end = { $episode }: bitiş
strip-single-beat =
    { $class ->
        [normal] normal türde tek atım
        [supraventricular] tek supraventriküler atım
        [ventricular] tek ventriküler atım
        [fusion] normal ve ventriküler atımın füzyonu
       *[unclassified] türü ayırt edilemeyen atım
    }
strip-beat-in-a-row =
    { $class ->
        [ventricular] ventriküler atım, art arda gelenlerden biri
       *[supraventricular] supraventriküler atım, art arda gelenlerden biri
    }
strip-slowest-rate = en düşük hız
strip-fastest-rate = en yüksek hız
strip-longest-rr = en uzun RR aralığı
strip-mark = kişi tarafından işaretlendi
strip-mark-said = kişi tarafından işaretlendi: “{ $words }”
strip-unreadable = okunamıyor: { $reason }
strip-usual = olağan atım

note-left-out = hiçbir sayıya katılmadı
note-rate-here = burada { $rate }
note-no-rate = hız yok
note-pause = { $time } atımsız
note-pair = çiftte { $rate }
note-run =
    { $beats ->
        [one] { $beats } atım, { $time }, { $rate }
       *[other] { $beats } atım, { $time }, { $rate }
    }
note-episode =
    { $beats ->
        [one] { $time }, { $beats } atım, { $rate }
       *[other] { $time }, { $beats } atım, { $rate }
    }

# $parts is a list of the entries below.
flagged-beat = işaretlenen atım: { $parts }
flagged-earlier = olağandan { $share } daha erken
flagged-later = olağandan { $share } daha geç
flagged-rr = önceki RR { $before }
flagged-rr-both = önceki RR { $before }, sonraki { $after }
flagged-amplitude = genlik { $height }
flagged-likeness = olağan atıma benzerlik { $likeness }
flagged-probability =
    { $class ->
        [supraventricular] { $share } olasılıkla supraventriküler
        [ventricular] { $share } olasılıkla ventriküler
       *[fusion] { $share } olasılıkla füzyon
    }

## Around a mark of the person

mark-unreadable = okunamadı
mark-unreadable-because = okunamadı ({ $reason })
mark-none-classified = türü ayırt edilebilen atım yok
mark-nothing-seen = ektopik atım ya da epizot görülmedi
mark-partly-readable = yalnızca { $share } okunabildi
mark-partly-readable-because = yalnızca { $share } okunabildi ({ $reason })
mark-beat-at = { $beats }, işaret anında
mark-beat-before = { $beats }, işaretten { $time } önce
mark-beat-after = { $beats }, işaretten { $time } sonra
mark-nearest-at = { $beats }, en yakını işaret anında
mark-nearest-before = { $beats }, en yakını işaretten { $time } önce
mark-nearest-after = { $beats }, en yakını işaretten { $time } sonra

## About the recording as a whole

notice-too-large = Sinyal bir EKG için yaklaşık 1000 kat fazla büyük (tipik { $typical } mV): birim büyük olasılıkla yanlış (mikrovolt milivolt diye ya da milivolt volt diye okunmuş). Milivolt cinsinden yüksekliklere güvenilemez.
notice-too-small = Sinyal bir EKG için yaklaşık 1000 kat fazla küçük (tipik { $typical } mV): birim büyük olasılıkla yanlış (volt milivolt diye ya da milivolt mikrovolt diye okunmuş). Milivolt cinsinden yüksekliklere güvenilemez.
notice-range = Sinyal tekrar tekrar aynı uç değere ulaşıyor: sensörün aralığı küçük kalmış, atımların tepeleri eksik olabilir.
notice-model-failed =
    { $beats ->
        [one] Model { $beats } atıma uygulanamadı; atım sayıldı ama sınıflanmadı.
       *[other] Model { $beats } atıma uygulanamadı; atımlar sayıldı ama sınıflanmadı.
    }
notice-no-beats = Kalp atımı bulunamadı. Bandın takılı, nemli ve ciltte olduğunu ve dosyanın bir EKG içerdiğini kontrol edin.

## Reasons to see a clinician soon

advice-ventricular-run =
    { $beats ->
        [one] { $beats } atımlık hızlı bir ventriküler atım dizisi ({ $rate })
       *[other] { $beats } atımlık hızlı bir ventriküler atım dizisi ({ $rate })
    }
advice-pauses =
    { $pauses ->
        [one] { $longest } süren bir duraklama
       *[other] en az 3 sn’lik { $pauses } duraklama, en uzunu { $longest }
    }
advice-fibrillation = zaten bilinmiyorsa, atriyal fibrilasyon şüphesi
advice-fast-fibrillation = hızlı atımlı atriyal fibrilasyon şüphesi ({ $rate })
advice-supraventricular-run = { $time } süren ardışık supraventriküler atım dizisi ({ $rate })
advice-frequent-ectopy =
    { $class ->
        [ventricular] ventriküler ektopik atımların payı { $share }
       *[supraventricular] supraventriküler ektopik atımların payı { $share }
    }
