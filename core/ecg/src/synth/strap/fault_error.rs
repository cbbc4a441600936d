//! Why a fault script cannot be read.

/// A fault script that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("fault {item:?}: {problem}; write NAME[@FROM[+LENGTH]][=VALUE], such as drop@60s+30s=0.2")]
pub struct FaultError {
    /// What was written.
    pub item: String,
    /// What is wrong with it.
    pub problem: FaultProblem,
}

/// What is wrong with a fault as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FaultProblem {
    /// Its name is none.
    #[error("there is no such fault")]
    Unknown,
    /// Its value is missing.
    #[error("it needs a value")]
    NoValue,
    /// It has a value and takes none.
    #[error("it has no value")]
    Value,
    /// Its value is to be a number.
    #[error("its value is no number")]
    Number,
    /// Its value is to be a share.
    #[error("its value is a share, between 0 and 1")]
    Share,
    /// Its value is to be a rate.
    #[error("its value is a rate, between 50 and 2000 Hz")]
    Rate,
    /// Its value is to be a percentage.
    #[error("its value is a percentage")]
    Percentage,
    /// Its value is to be a request and a status.
    #[error("its value is REQUEST:STATUS")]
    RequestAndStatus,
    /// Its request is none.
    #[error("its request is settings, start or stop")]
    Request,
    /// Its status is to be a number.
    #[error("its status is no number")]
    Status,
    /// Its value is to be an ATT error.
    #[error("its value is no ATT error code")]
    AttError,
    /// Its value is to be a size of packets.
    #[error("its value is no packet size")]
    PacketSize,
    /// Its times have no unit.
    #[error("its times need a unit: ms, s, m or h")]
    TimeUnit,
    /// Its times are to be numbers.
    #[error("its times are no numbers")]
    Time,
}

impl FaultProblem {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Unknown,
        Self::NoValue,
        Self::Value,
        Self::Number,
        Self::Share,
        Self::Rate,
        Self::Percentage,
        Self::RequestAndStatus,
        Self::Request,
        Self::Status,
        Self::AttError,
        Self::PacketSize,
        Self::TimeUnit,
        Self::Time,
    ];
}
