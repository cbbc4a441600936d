//! The bundled beat network, or another that was fitted for this build.

use crate::{
    attention::attention,
    manifest::{Manifest, ManifestError},
    onnx::{self, GraphError},
    upper_halves::clear_upper_halves,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};
use strapline_ecg::classify::{
    BeatClass, BeatClassifier, BeatInput, ClassifyError, FEATURES, Prediction, WINDOW,
};
use tract_core::prelude::{IntoRunnable, Tensor, TractError, TypedModel, TypedSimplePlan, tvec};

/// Classes of the graph's outputs.
const CLASSES: usize = 4;
/// Cells of the activation map, at most: no finer than the window.
const MOST_CELLS: usize = WINDOW;

/// A beat classifier: an ONNX graph, its manifest, and the plan that tract made of it.
///
/// Inputs of the graph: the window `[1, 2, 160]` (beat, difference to the usual beat) and the features
/// `[1, FEATURES]`. Outputs: scores `[1, 4]` of N, S, V, F before the softmax, and the class activation map
/// `[1, 4, cells]` over the window. Shapes are concrete and the batch is 1: that is what tract is fastest at. A clone
/// shares the plan.
#[derive(Debug, Clone)]
pub struct BeatNet {
    plan: Arc<TypedSimplePlan>,
    manifest: Arc<Manifest>,
}

/// A model that cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LoadError {
    /// Its manifest is at fault, or does not belong to this graph or this build.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// The graph cannot be read or run.
    #[error("the graph of the beat model cannot be used: {0}; restore models/beat.onnx or fit again")]
    Graph(#[from] GraphError),
    /// The graph gives something else than class scores and an activation map.
    #[error(
        "output {output} of the beat model has the shape {found}, needed is {needed}; fit again with this build"
    )]
    Shape {
        /// Which output.
        output: usize,
        /// What it has.
        found: String,
        /// What it would have to have.
        needed: &'static str,
    },
}

impl BeatNet {
    /// The model that this build carries.
    pub fn bundled() -> Result<Self, LoadError> {
        Self::load(include_bytes!("../../../models/beat.onnx"), include_str!("../../../models/beat.toml"))
    }

    /// A model from the bytes of its graph and the text of its manifest. It is run once to see that it can be.
    pub fn load(graph: &[u8], manifest: &str) -> Result<Self, LoadError> {
        Self::build(graph, Manifest::read(manifest, graph)?)
    }

    fn build(graph: &[u8], manifest: Manifest) -> Result<Self, LoadError> {
        let inputs: [onnx::Input; 2] = [("window", &[1, 2, WINDOW]), ("features", &[1, FEATURES])];
        // The engine panics on some graphs that look sound instead of refusing them.
        let built = catch_unwind(AssertUnwindSafe(|| {
            let model = onnx::read(graph, &inputs, &["scores", "activation"])?;
            let net = Self { plan: plan(model).map_err(|e| failed(&e))?, manifest: Arc::new(manifest) };
            net.run(&[0.0; WINDOW], &[0.0; WINDOW], &[0.0; FEATURES])?;
            Ok(net)
        }));
        built.map_err(|_| GraphError::Engine("the engine gives up on it".into()))?
    }

    /// What the model was fitted for and on.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// SHA-256 of the graph, for the report.
    pub fn hash(&self) -> &str {
        &self.manifest.sha256
    }

    /// Scores of N, S, V, F before calibration, and the activation map: a row of cells for each class.
    pub fn scores(&self, input: &BeatInput) -> Result<([f32; CLASSES], Vec<f32>), LoadError> {
        self.run(&input.beat, &input.difference, &input.features)
    }

    fn run(
        &self,
        beat: &[f32; WINDOW],
        difference: &[f32; WINDOW],
        features: &[f32; FEATURES],
    ) -> Result<([f32; CLASSES], Vec<f32>), LoadError> {
        let mut window = [0.0; 2 * WINDOW];
        window[..WINDOW].copy_from_slice(beat);
        window[WINDOW..].copy_from_slice(difference);
        let window = Tensor::from_shape(&[1, 2, WINDOW], &window).map_err(|e| failed(&e))?;
        let features = Tensor::from_shape(&[1, FEATURES], features).map_err(|e| failed(&e))?;
        let outputs = self.plan.run(tvec!(window.into(), features.into()));
        clear_upper_halves();
        let outputs = outputs.map_err(|e| failed(&e))?;

        let shape = |output: usize, needed| {
            let found = outputs.get(output).map_or("none".into(), |tensor| format!("{:?}", tensor.shape()));
            LoadError::Shape { output, found, needed }
        };
        let scores = outputs.first().filter(|tensor| tensor.shape() == [1, CLASSES]);
        let map = outputs.get(1).filter(
            |tensor| matches!(tensor.shape(), [1, CLASSES, cells] if (1..=MOST_CELLS).contains(cells)),
        );
        let scores =
            scores.ok_or_else(|| shape(0, "[1, 4]"))?.to_plain_array_view::<f32>().map_err(|e| failed(&e))?;
        let map = map
            .ok_or_else(|| shape(1, "[1, 4, cells]"))?
            .to_plain_array_view::<f32>()
            .map_err(|e| failed(&e))?;
        let mut row = [0.0; CLASSES];
        row.iter_mut().zip(&scores).for_each(|(to, from)| *to = *from);
        Ok((row, map.iter().copied().collect()))
    }

    /// Calibrated probabilities, and the class that they decide.
    fn decide(&self, scores: &[f32; CLASSES]) -> ([f32; CLASSES], BeatClass, usize) {
        let calibration = &self.manifest.calibration;
        let mut values = *scores;
        for (value, bias) in values.iter_mut().zip(calibration.bias) {
            *value = *value / calibration.temperature + bias;
        }
        let largest = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        values = values.map(|value| libm::expf(value - largest));
        let sum: f32 = values.iter().sum();
        values = values.map(|value| value / sum);
        let preferred = |class: &usize| values[*class] * calibration.preference[*class];
        let best = (0..CLASSES).max_by(|a, b| preferred(a).total_cmp(&preferred(b))).unwrap_or(0);
        let certain = values[best] >= calibration.unclassified_below;
        (values, if certain { BeatClass::ALL[best] } else { BeatClass::Unclassified }, best)
    }
}

impl BeatClassifier for BeatNet {
    fn classify(&mut self, input: &BeatInput) -> Result<Prediction, ClassifyError> {
        let failed = |cause: String| ClassifyError { position: input.peak.position, cause };
        let (scores, map) = self.scores(input).map_err(|e| failed(e.to_string()))?;
        if scores.iter().any(|score| !score.is_finite()) {
            return Err(failed("its scores are not numbers".into()));
        }
        let (probabilities, class, best) = self.decide(&scores);
        let cells = map.len() / CLASSES;
        Ok(Prediction { class, probabilities, attention: attention(&map[best * cells..(best + 1) * cells]) })
    }
}

fn plan(model: TypedModel) -> Result<Arc<TypedSimplePlan>, TractError> {
    model.into_optimized()?.into_runnable()
}

fn failed(error: &TractError) -> LoadError {
    GraphError::Engine(format!("{error:#}")).into()
}
