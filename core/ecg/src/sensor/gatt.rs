//! Services, characteristics and error codes of the Generic Attribute Profile, by name.

use std::fmt;
use uuid::Uuid;

/// A 16-bit number that the Bluetooth SIG has assigned, in full.
pub const fn assigned(number: u16) -> Uuid {
    Uuid::from_u128(0x0000_0000_0000_1000_8000_0080_5f9b_34fb | ((number as u128) << 96))
}

/// Heart Rate Service.
pub const HEART_RATE: Uuid = assigned(0x180D);
/// Heart Rate Measurement: rate, contact and RR intervals; notifies.
pub const HEART_RATE_MEASUREMENT: Uuid = assigned(0x2A37);
/// Battery Service.
pub const BATTERY: Uuid = assigned(0x180F);
/// Battery Level, percent; read, often notifies.
pub const BATTERY_LEVEL: Uuid = assigned(0x2A19);
/// Device Information Service.
pub const DEVICE_INFORMATION: Uuid = assigned(0x180A);
/// Who made it.
pub const MANUFACTURER_NAME: Uuid = assigned(0x2A29);
/// What it is called.
pub const MODEL_NUMBER: Uuid = assigned(0x2A24);
/// Which one it is.
pub const SERIAL_NUMBER: Uuid = assigned(0x2A25);
/// The version of its programs.
pub const FIRMWARE_REVISION: Uuid = assigned(0x2A26);
/// The version of its hardware.
pub const HARDWARE_REVISION: Uuid = assigned(0x2A27);

/// Polar Measurement Data service.
pub const PMD: Uuid = Uuid::from_u128(0xFB005C80_02E7_F387_1CAD_8ACD2D8DF0C8);
/// Its control point: read, write, indicates.
pub const PMD_CONTROL: Uuid = Uuid::from_u128(0xFB005C81_02E7_F387_1CAD_8ACD2D8DF0C8);
/// Its data: notifies.
pub const PMD_DATA: Uuid = Uuid::from_u128(0xFB005C82_02E7_F387_1CAD_8ACD2D8DF0C8);

/// Movesense's protocol for sensor data over GATT.
pub const MOVESENSE: Uuid = Uuid::from_u128(0x34802252_7185_4d5d_b431_630e7050e8f0);
/// Where its requests are written.
pub const MOVESENSE_WRITE: Uuid = Uuid::from_u128(0x34800001_7185_4d5d_b431_630e7050e8f0);
/// Where its answers and samples come from: notifies.
pub const MOVESENSE_NOTIFY: Uuid = Uuid::from_u128(0x34800002_7185_4d5d_b431_630e7050e8f0);

/// Lepu / Viatom (Wellue ER1, ER2 and others).
pub const LEPU: Uuid = Uuid::from_u128(0x14839AC4_7D7E_415C_9A42_167340CF2339);
/// Where its requests are written.
pub const LEPU_WRITE: Uuid = Uuid::from_u128(0x8B00ACE7_EB0B_49B0_BBE9_9AEE0A26E1A3);
/// Where its answers come from: notifies.
pub const LEPU_NOTIFY: Uuid = Uuid::from_u128(0x0734594A_A8E7_4B1A_A6B1_CD5243059A57);

/// A service that was found, with its characteristics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Which service.
    pub uuid: Uuid,
    /// Its characteristics.
    pub characteristics: Vec<Uuid>,
}

/// An error code of the Attribute Protocol, as a peer sends it (Core Specification, Vol 3, Part F, 3.4.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AttError(pub u8);

impl AttError {
    /// Whether the two have to be bonded first: codes 5, 8, 12 and 15.
    pub fn wants_bond(self) -> bool {
        matches!(self.0, 0x05 | 0x08 | 0x0C | 0x0F)
    }

    /// The specification's name.
    pub fn name(self) -> &'static str {
        match self.0 {
            0x00 => "no error",
            0x01 => "invalid handle",
            0x02 => "read not permitted",
            0x03 => "write not permitted",
            0x04 => "invalid PDU",
            0x05 => "insufficient authentication",
            0x06 => "request not supported",
            0x07 => "invalid offset",
            0x08 => "insufficient authorization",
            0x09 => "prepare queue full",
            0x0A => "attribute not found",
            0x0B => "attribute not long",
            0x0C => "encryption key too short",
            0x0D => "invalid attribute value length",
            0x0E => "unlikely error",
            0x0F => "insufficient encryption",
            0x10 => "unsupported group type",
            0x11 => "insufficient resources",
            0x12 => "database out of sync",
            0x13 => "value not allowed",
            0x80..=0x9F => "application error",
            0xFC => "write request rejected",
            0xFD => "notifications improperly configured",
            0xFE => "procedure already in progress",
            0xFF => "out of range",
            _ => "reserved code",
        }
    }
}

impl fmt::Display for AttError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (ATT error {})", self.name(), self.0)
    }
}
