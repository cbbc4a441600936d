//! Strapline: beat classifier in ONNX, run by tract behind the trait of strapline-ecg.
