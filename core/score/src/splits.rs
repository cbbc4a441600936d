//! Which records may be fitted on.

/// The half of the MIT-BIH Arrhythmia Database that is fitted and chosen on (de Chazal 2004); paced records are in
/// neither half. No record of the other half is opened by anything that fits.
pub const DS1: [&str; 22] = [
    "101", "106", "108", "109", "112", "114", "115", "116", "118", "119", "122", "124", "201", "203", "205",
    "207", "208", "209", "215", "220", "223", "230",
];
