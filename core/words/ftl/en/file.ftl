# Files that were refused or read with a remark: what exactly is wrong in them, and what to do. Fields and parts of a format
# are called as its users call them. A text from the file is put between quotation marks by the sentence.

## Any file

file-not-regular = this is not a regular file
file-folder = this is a folder
file-archive = this is an archive
file-bdf = BDF files are not read
file-signals-alone = a signal file needs its header beside it
file-rate-unsaid = the file does not say its sampling rate
# $columns are the names of the columns, each between quotation marks.
file-rate-unsaid-columns = the file does not say its sampling rate, and none of its columns is a time: { $columns }
file-unit-unsaid = the file does not say its unit
# $samples is some millions.
file-unstored = { $samples } samples are claimed that no file holds
# Written: channels of different rates.
file-rates-differ = { $channel } has { $hz } Hz in a recording of { $whole } Hz

## Tables as text

file-utf-16 = the text is in UTF-16
file-no-text = this is no text
file-no-table = there is no table of numbers in this text
# $one and $other are file-parted or file-parted-decimal.
file-two-ways = cells may be parted by { $one } or by { $other }
file-parted =
    { $by ->
        [comma] commas
        [semicolon] semicolons
        [tab] tabs
        [blank] blanks
       *[none] nothing (one column)
    }
file-parted-decimal = { $parted } (with decimal commas)
file-units-unsaid = several columns have no unit: { $columns }
file-times-only = the table has times and no signal
# $cell is what stands in a cell.
file-no-number = "{ $cell }" is no number
file-no-time = "{ $cell }" is no time
file-time-back = the time "{ $cell }" is before the one in the row above
file-cells =
    { $cells ->
        [one] { $cells } cell in a table of { $columns } columns
       *[other] { $cells } cells in a table of { $columns } columns
    }
file-times-unit = the column "{ $column }" does not say whether its times are s, ms, us or ns
file-times-uneven = the times in "{ $column }" are too uneven to measure the rate from
file-times-contradict = the times in "{ $column }" run at { $measured } Hz and the rate given is { $given } Hz

## MATLAB matrices

file-matrix-header-cut = the file ends inside the matrix's header
file-matrix-not-level-4 = this is no MATLAB matrix of level 4 in little-endian numbers
file-matrix-level-5 = MATLAB matrices of level 5 and later are not read
file-matrix-cut = the matrix has { $rows } rows and { $columns } columns, which the file does not hold

## EDF

file-header-cut = the file ends inside its header
file-header-only = the header is all there is
file-not-edf = this is no EDF file: it does not begin like one
file-header-length =
    { $signals ->
        [one] a header of { $bytes } bytes does not fit { $signals } signal
       *[other] a header of { $bytes } bytes does not fit { $signals } signals
    }
file-record-lasts = a data record lasts { $seconds } s
file-records-empty = the data records are empty
file-records-fewer =
    { $claimed ->
        [one] the header announces { $claimed } data record and the file holds { $held }
       *[other] the header announces { $claimed } data records and the file holds { $held }
    }
file-signal-empty = the signal "{ $signal }" has no sample in a data record
file-signal-no-range = the signal "{ $signal }" has no range to convert it by
file-annotations-only = the file holds annotations and no signal
file-annotation-no-time = an annotation begins at "{ $given }", which is no time
file-record-no-onset = record { $record } of an interrupted recording does not say when it begins
file-record-early = the record begins at { $seconds } s, before the last one ended

## WFDB

file-no-record-line = this header has no record line
file-no-signal-count = the record line does not say how many signals there are
file-signal-lines-cut =
    { $expected ->
        [one] the header announces { $expected } signal line and ends after { $found }
       *[other] the header announces { $expected } signal lines and ends after { $found }
    }
file-segment-lines-cut =
    { $expected ->
        [one] the header announces { $expected } segment line and ends after { $found }
       *[other] the header announces { $expected } segment lines and ends after { $found }
    }
file-no-rate = "{ $given }" is no sampling rate
file-no-gain = "{ $given }" is no gain
file-baseline-open = the baseline's bracket is not closed
file-no-sample-count = the segment line does not say how many samples there are
file-no-signal-format = the signal line does not say in which format samples are stored
file-frame-empty = a frame has no samples
file-flac = signal format { $format } (FLAC) is not read: store the record in format 16
file-no-format = signal format { $format } does not exist
file-leads-out = "{ $name }" leads out of the folder that the header is in
# $field is one of file-field-...
file-no-field-number = { $field } "{ $given }" is not a number that fits
file-field-signals = the number of signals
file-field-segments = the number of segments
file-field-samples = the number of samples
file-field-frame-samples = the number of samples in a frame
file-field-records = the number of data records
file-field-header-length = the length of the header
file-field-record-length = the length of a data record
file-field-physical-minimum = the physical minimum
file-field-physical-maximum = the physical maximum
file-field-digital-minimum = the digital minimum
file-field-digital-maximum = the digital maximum
file-field-rate = the sampling rate
file-field-format = the signal format
file-field-offset = the byte offset
file-field-skew = the skew
file-field-gain = the gain
file-field-baseline = the baseline
file-field-resolution = the converter resolution
file-field-zero = the converter zero
file-field-initial = the initial value
file-field-checksum = the checksum
file-field-block = the block size
file-no-signal = this header describes no signal
file-mixed-formats = the signals in { $file } have different formats or offsets
file-signals-missing = the header names the signal file { $file }, which is not there
file-samples-fewer =
    { $claimed ->
        [one] the header { $header } announces { $claimed } sample for each signal and this file holds { $held }
       *[other] the header { $header } announces { $claimed } samples for each signal and this file holds { $held }
    }
file-segment-nested = a segment cannot itself have segments
file-segment-rate = this segment has { $hz } Hz in a record of { $whole } Hz
file-listed-missing = the record "{ $record }" is listed, and there is no { $header }.hea in this folder
file-annotation-detail-first = an annotation's detail comes before any annotation
file-annotation-before = an annotation lies before the record's first sample
file-annotation-code = there is no annotation code { $code }
file-annotations-cut = the annotations end without an end mark
# Written.
file-record-name = "{ $name }" cannot be a record's name
file-format-unwritten = format { $format } is not written
file-annotation-order = the annotation at sample { $sample } comes after a later one
file-annotation-long = the annotation at sample { $sample } has a remark of more than 255 bytes

## What to do, said after what is wrong

file-do-again = the file is damaged or not what its name says: copy or export it again
file-do-path = give the path of a recording
file-do-one-inside = give one recording in it
file-do-unpack = unpack it and give the recording in it
file-do-edf = convert it to EDF
file-do-save-v4 = save it with `save -v4`
file-do-save-v4-or-csv = save it with `save -v4`, or export it as CSV
file-do-header-beside = put the .hea file into the same folder
file-do-beside = put it beside the header
file-do-utf-8 = save it as UTF-8
file-do-formats = give a recording as WFDB, EDF, MAT or CSV
file-do-csv = give a CSV file with one row for each sample
file-do-samples-too = export the samples, too
file-do-line = take the line out (time stamps keep the gap) or export the recording again
file-do-cut-gap = cut the recording at its long gap, or correct the header
file-do-with-recording = give the file with the recording itself
file-do-nothing = the record holds annotations only: there is nothing to analyse in it
file-do-list = add the record or take it off the list
file-do-one-channel = write each channel to a file of its own
file-do-no-blanks = choose a name without blanks
file-do-format = choose format 16 or 212
file-do-shorten = annotation files cannot hold it: shorten or sort the list
file-do-give-rate = give the rate in hertz
file-do-give-deciding-rate = give the rate in hertz, which decides it
file-do-give-right-rate = give the right rate, or take that column out
file-do-give-unit = say whether it is mV, uV or V
file-do-give-channel = say which one to read
file-do-give-delimiter = say what stands between the cells

## Notes: what was inferred, corrected or odd in a file that was read

file-note = note: { $note }
file-note-given = rate ({ $hz } Hz) and unit ({ $unit }) are those that were given
file-note-rate-asked = the file says { $hz } Hz; read as { $asked } Hz, as asked
file-note-unit-asked = "{ $channel }" says { $unit }; read as { $asked }, as asked
# $channels are those that there are, numbered from 1.
file-note-channel = channel { $channel } was analysed; there are { $channels }
# $unit and $fits are uV, mV or V.
file-note-unit-fits = read as { $unit }, the heights are not those of an ECG; read as { $fits }, they would be
file-note-columns = { $columns } columns, parted by { $parted }
file-note-decimal-commas = numbers have decimal commas
file-note-no-names = the columns have no names
file-note-first-count = the columns have no names; the first rises steadily and was read as a count of samples
file-note-first-time = the columns have no names; the first rises steadily and was read as a time
file-note-named-time = "{ $column }" rises steadily and was read as a time
file-note-named-count = "{ $column }" rises steadily and was read as a count of samples
file-note-rate-measured = sampling rate { $hz } Hz, measured from the times
file-note-rate-differs = the times in "{ $column }" run at { $measured } Hz; read at { $given } Hz, the rate that was given
file-note-rate-lines = sampling rate { $hz } Hz, from the file's first lines
file-note-uneven = the times are uneven (times of arrival?): samples were counted, and a lag of a second is a gap
file-note-unused = "{ $column }" was not used: "{ $other }" has the time
# $seconds is their length together.
file-note-gaps =
    { $gaps ->
        [one] { $gaps } gap, { $seconds } s in all, found in the times
       *[other] { $gaps } gaps, { $seconds } s in all, found in the times
    }
file-note-no-value =
    { $samples ->
        [one] { $samples } sample of "{ $column }" has no value
       *[other] { $samples } samples of "{ $column }" have no value
    }
# $unit is s, ms, us or ns.
file-note-times-read = the times in "{ $column }" were read as { $unit }
file-note-no-start = the start, "{ $given }", is no time with a date: left out
file-note-start-unsaid = the header does not say when the recording began
file-note-start-day-unsaid = the recording began at { $time }, on a day that the header does not give
file-note-start-wrong = the header's start, { $given }, is no time: left out
file-note-length-unsaid =
    { $records ->
        [one] the header does not say how long the recording is: { $records } data record
       *[other] the header does not say how long the recording is: { $records } data records
    }
file-note-rest =
    { $bytes ->
        [one] { $bytes } byte after the last data record was ignored
       *[other] { $bytes } bytes after the last data record were ignored
    }
file-note-remarks = only the first { $remarks } remarks were kept
file-note-line-ignored = line { $line } and what follows in the header belongs to no signal and was ignored
file-note-rate-default = the header gives no sampling rate: { $hz } Hz, the format's default
file-note-gain-default = { $signal } is not calibrated: { $gain } units per mV, the format's default
file-note-unnamed = a signal without a name
file-note-checksum = the samples of "{ $signal }" do not add up to the header's checksum ({ $found } instead of { $expected }): the signal was changed after it was recorded, or damaged
file-note-segments-sum = the segments add up to { $samples } samples for each signal; the header says { $claimed }
# $note is another note.
file-note-segment = segment { $segment }: { $note }
file-note-synthetic = synthetic: no person was recorded
