// Do not edit: python -m playground.protocol.typescript writes it from the TypedDicts in playground/protocol.

// home.py
/** The model after some epochs. */
export interface RecordingFrame {
  grid: Grid;
  epoch: number;
  accuracy: number;
}

/** A run that was trained once, to be shown again and again. */
export interface Recording {
  style: PictureStyle;
  setting: PictureSetting;
  frames: RecordingFrame[];
}

/** What the component draws: nothing until the run has been trained. */
export interface RecordingData {
  recording: Recording | null;
}

// loss_comparison.py
/** One loss curve; null where a loss is not finite. */
export interface ComparedCurve {
  epochs: number[];
  losses: (number | null)[];
}

/** The training or the test losses of both loops. */
export interface ComparisonPanel {
  split: "train" | "test";
  title: string;
  /** The axis is logarithmic, and its range in powers of ten. */
  log: boolean;
  range: [number, number];
  right: ComparedCurve;
  changed: ComparedCurve;
}

/** The losses of two loops. */
export interface LossComparisonData {
  panels: ComparisonPanel[];
  description: string;
  /** What the legend calls the loop that is not the right one. */
  changed_name: string;
}

// pictures.py
export type TabName = "plane" | "surface" | "fit" | "confusion" | "samples" | "against" | "residuals";

/** One of the pictures that suit a task. */
export interface PictureTab {
  name: TabName;
  title: string;
}

/** Task, loss, metric, features and classes of a run, sent once. */
export interface PictureStyle {
  task: "regression" | "binary" | "multiclass";
  /** Features of a sample. */
  dimensions: number;
  loss: string;
  /** Title of the main metric. */
  metric: string;
  metricIsShare: boolean;
  features: string[];
  target: string;
  classes: string[];
  /** Height and width where the samples are images, otherwise empty. */
  imageShape: number[];
  tabs: PictureTab[];
}

/** Samples of one part of the data. */
export interface PlottedSamples {
  /** One list for each axis. */
  x: ((number | null)[])[];
  y: (number | null)[];
}

/** Samples and bounds of the pictures, sent once for each data set and projection. */
export interface PictureSetting {
  /** Names of the axes of the plane. */
  axes: string[];
  /** The features on the axes; empty where the axes are principal components. */
  chosen: number[];
  train: PlottedSamples;
  test: PlottedSamples;
  low: (number | null)[];
  high: (number | null)[];
  /** The fixed scale of the targets of a regression. */
  range?: number[];
}

/** A number from 0 to 255 for each place of the plane, base64 of bytes, row by row upwards. */
export interface ValueGrid {
  side: number;
  values: string;
}

/** The most probable class for each place of the plane and its probability times 255, likewise. */
export interface ClassGrid {
  side: number;
  classes: string;
  probabilities: string;
}

export type Grid = ValueGrid | ClassGrid;

/** What the model predicts for the samples drawn: a number, or the number of a class. */
export interface PartPredictions {
  train: (number | null)[];
  test: (number | null)[];
}

/** Confusion matrices: true class by row, predicted class by column. */
export interface PartConfusion {
  train: number[][];
  test: number[][];
}

/** An image with what the model predicts for it. */
export interface ImageSample {
  /** Pixels from 0 to 255, base64 of bytes. */
  image: string;
  label: number;
  predicted: number;
  /** The probability of the predicted class. */
  confidence: number | null;
}

/** The present model's predictions: what the chosen picture needs. */
export interface PictureData {
  grid?: Grid;
  /** The model's line over one feature: x and y. */
  curve?: ((number | null)[])[];
  confusion?: PartConfusion;
  /** Precision, recall and F1 of every class. */
  perClass?: ((number | null)[])[];
  predictions?: PartPredictions;
  samples?: ImageSample[];
}

// predict.py
/** The image of a sample. */
export interface SampleImage {
  kind: "image";
  /** Height and width. */
  shape: number[];
  /** From 0 to 255, row by row. */
  pixels: number[];
}

/** A sample of one feature on the curve of the model. */
export interface SampleOnCurve {
  kind: "curve";
  style: PictureStyle;
  setting: PictureSetting;
  /** Feature and prediction along the curve. */
  curve: ((number | null)[])[];
  /** The feature of the sample. */
  position: number[];
}

/** A sample of two features in the plane. */
export interface SampleInPlane {
  kind: "plane";
  style: PictureStyle;
  setting: PictureSetting;
  grid: Grid;
  /** The features of the sample. */
  position: number[];
}

/** The prediction for one sample. */
export interface OneSampleData {
  task: "regression" | "binary" | "multiclass";
  /** How the loss reads the outputs: ``logit``, ``logits``, ``probability``, … */
  reading: string;
  /** The variable that holds the outputs. */
  outputName: string;
  inputNames: string[];
  /** The features go through feature engineering or standardisation before the model takes them. */
  transformed: boolean;
  image: boolean;
  classes: string[];
  target: string;
  inputs: JsonNumber[];
  outputs: JsonNumber[];
  /** Of every class; empty for a regression. */
  probabilities: JsonNumber[];
  /** The predicted class. */
  label: number | null;
  /** The predicted value of a regression. */
  value: JsonNumber | null;
  /** The true class or value where the sample is one of the test set. */
  truth: string | null;
  /** Whether the label is the true class, where that is known. */
  right: boolean | null;
  picture: SampleImage | SampleOnCurve | SampleInPlane | null;
}

/** The place in the plane that was clicked. */
export interface SamplePosition {
  position: number[];
}

/** The image on the drawing pad. */
export interface DigitPadData {
  height: number;
  width: number;
  /** From 0 to 255, row by row. */
  pixels: number[];
}

/** The pixels that were drawn, from 0 to 255, row by row. */
export interface Drawing {
  pixels: number[];
}

/** The confusion matrix at every threshold. */
export interface ThresholdCounts {
  truePositives: number[];
  falsePositives: number[];
  falseNegatives: number[];
  trueNegatives: number[];
}

/** Rates at every threshold. */
export interface ThresholdRates {
  precision: (number | null)[];
  recall: (number | null)[];
  falsePositiveRate: (number | null)[];
  f1: (number | null)[];
}

/** What every threshold decides about the test samples. */
export interface ThresholdsData {
  /** The positive class. */
  positive: string;
  /** The other class, or words for all others. */
  negative: string;
  /** The line that applies the threshold. */
  code: string;
  thresholds: number[];
  counts: ThresholdCounts;
  rates: ThresholdRates;
  /** False and true positive rates. */
  roc: ((number | null)[])[];
  /** Recall and precision. */
  precisionRecall: ((number | null)[])[];
  auc: number | null;
  averagePrecision: number | null;
}

/** A test sample with a wrong prediction. */
export interface WrongSample {
  /** Its number in the test set. */
  row: number;
  /** The number of the true class, or the true value. */
  truth: number;
  predicted: number;
  /** Of every class. */
  probabilities?: (number | null)[];
  /** Of an image, from 0 to 255, base64 of bytes. */
  pixels?: string;
  /** The first features where the sample is not an image. */
  features?: (number | null)[];
}

/** One page of wrong predictions. */
export interface WrongPredictionsData {
  samples: WrongSample[];
  classes: string[];
  /** Names of the features that are listed. */
  features: string[];
  /** Further features that are not listed. */
  more: number;
  /** Height and width where the samples are images, otherwise empty. */
  imageShape: number[];
}

/** The sample that was clicked. */
export interface OpenSample {
  row: number;
}

// shared.py
/** A number, or a word for one that JSON does not have: ``nan``, ``inf``, ``-inf``. */
export type JsonNumber = number | string;

/** A trace or a layout as Plotly's own schema has it. */
export type PlotlyObject = Record<string, unknown>;

/** A Plotly figure. */
export interface ChartData {
  traces: PlotlyObject[];
  layout: PlotlyObject;
  /** In pixels. */
  height: number;
  /** What the figure shows, in a sentence. */
  alternative: string;
}

/** A table of numbers, each of which can be changed. */
export interface CellsData {
  /** The variable that the table shows. */
  name: string;
  label: string;
  rows: number[][];
  /** Row and column of each cell to mark. */
  changed: [number, number][];
  dimensions: number;
  editable: boolean;
  /** How many changes have been refused: a new count makes the table show the present numbers again. */
  refused: number;
  low?: number | null;
  high?: number | null;
}

/** A number typed into a cell. */
export interface CellChange {
  row: number;
  column: number;
  value: number;
}

// step_by_step.py
export type CodeTokenKind = "" | "comment" | "keyword" | "string" | "number" | "left-out";

/** The kind of a token of Python, empty where it has no colour, and its text. */
export type CodeToken = [CodeTokenKind, string];

export type EditKind = "leave out" | "put back" | "move up" | "move down";

/** A tensor by some of its rows and columns. */
export interface ShownTensor {
  kind: "tensor";
  shape: number[];
  dtype: string;
  /** The positions of the rows that are shown; a tensor of no or one dimension is a single row. */
  rows: number[];
  columns: number[];
  values: ((number | string | boolean)[])[];
  grad_fn: string | null;
  requires_grad: boolean;
}

/** A plain number. */
export interface ShownNumber {
  kind: "number";
  value: number | string | boolean;
  unit?: string;
}

/** A word, such as the mode of the model. */
export interface ShownWord {
  kind: "word";
  value: string;
}

/** The last entries of the lists in the history. */
export interface ShownLists {
  kind: "lists";
  values: Record<string, JsonNumber[]>;
  /** Of each whole list. */
  length: number;
}

/** None, such as a gradient that does not exist. */
export interface ShownNone {
  kind: "none";
}

export type ShownValue = ShownTensor | ShownNumber | ShownWord | ShownLists | ShownNone;

/** By key: `variable loss`, `value layers.0.weight`, `gradient …`, `update …`, `state … exp_avg`, `buffer …`, `mode`, … */
export type ShownState = Record<string, ShownValue>;

/** One point of a loss curve. */
export interface LossPoint {
  x: JsonNumber;
  loss: JsonNumber;
  slope: JsonNumber;
}

/** The loss of one sample against one of the model's outputs, with the target unchanged. */
export interface LossCurve {
  sample: number;
  /** A number, or the number of the true class. */
  target: JsonNumber;
  x: JsonNumber[];
  loss: JsonNumber[];
  slope: JsonNumber[];
  /** At the model's own output. */
  at: LossPoint;
}

/** The loss of the samples of a batch. */
export interface LossChart {
  kind: "loss";
  /** Its class in torch.nn. */
  loss: string;
  /** What the output means: logit, probability, … */
  axis: string;
  samples: number;
  curves: LossCurve[];
}

/** One line of an optimizer's rule. */
export interface UpdateLine {
  words: string;
  formula: string;
  /** The formula with {names} of arrays in place of its symbols. */
  numbers: string;
}

/** The rule of an optimizer with the numbers of one step. */
export interface UpdateRule {
  kind: "rule";
  optimizer: string;
  /** Whether the lines derive the update; otherwise they show what went in and what came out. */
  derived: boolean;
  /** The lines exist, but float32 rounds these numbers too coarsely for them. */
  rounded: boolean;
  lines: UpdateLine[];
  /** The arrays of every parameter, by their names in the lines. */
  parameters: Record<string, Record<string, JsonNumber[][]>>;
  /** Parameters without a gradient. */
  skipped: string[];
}

/** One executed line. */
export interface LineEvent {
  line: number;
  /** By key, as in ShownState; null where something no longer exists. */
  changed: Record<string, ShownValue | null>;
  printed: string[];
  warnings: string[];
  explanation: LossChart | UpdateRule | null;
  /** The line calls a function of the script, whose lines come next. */
  calls_function: boolean;
  /** The line continues after the function that it called. */
  resumed: boolean;
}

/** One batch of the walk, executed. */
export interface WalkedBatch {
  /** Of the batch, from 0 over all epochs. */
  number: number;
  epoch: number;
  batch: number;
  /** In an epoch. */
  batches: number;
  /** What is shown before the first line. */
  start: ShownState;
  events: LineEvent[];
  last_of_epoch: boolean;
  ends_script: boolean;
  /** What stopped the script; empty when nothing did. */
  error: string;
}

/** One statement of the loops, with its explanation. */
export interface ShownStatement {
  first: number;
  last: number;
  /** The last line of its body. */
  end: number;
  kind: "simple" | "for" | "with" | "if" | "def" | "left out";
  title: string;
  does: string;
  without: string;
  /** Which of the training or testing steps it is; empty for the lines around them. */
  step: string;
  edits: EditKind[];
}

/** The names of the steps, in order. */
export interface WalkSteps {
  training: string[];
  testing: string[];
}

/** The script that is walked through. */
export interface WalkedScript {
  id: string;
  /** The lines above the loops. */
  above: CodeToken[][];
  /** The number of the first line of the loops. */
  first: number;
  lines: CodeToken[][];
  /** The number of the line that fetches the next batch. */
  batch_line: number;
  statements: ShownStatement[];
  steps: WalkSteps;
  /** How many batches can be walked through. */
  affordable_steps: number;
  edited: boolean;
  features: string[];
  classes: string[];
}

/** What the walk draws. */
export interface WalkData {
  script: WalkedScript;
  batch: WalkedBatch;
}

/** A batch is requested. */
export interface BatchAction {
  action: "batch";
  number: number;
}

/** A line is edited. */
export interface EditAction {
  action: "edit";
  kind: EditKind;
  line: number;
}

/** All edits are undone. */
export interface RestoreAction {
  action: "restore";
}

export type WalkAction = BatchAction | EditAction | RestoreAction;

// tensors.py
/** Place in reading order, text, background, whether the background is dark, whether it is only a copy of another cell. */
export type GridCell = [number, string, string, boolean, boolean];

/** Place in the storage, text (empty where the tensor reads no element), background, whether the background is dark. */
export type StoragePlace = [number, string, string, boolean];

/** An axis, the place in the storage of the next element along it, and the stride with its sign. */
export type StrideArrow = [number, number, string];

/** One matrix of a tensor. */
export interface GridBlock {
  title: string;
  /** Positions along the axis before the last; null for those left out. */
  rows: (number | null)[];
  columns: (number | null)[];
  cells: ((GridCell | null)[])[];
}

/** A tensor as tables of coloured cells, or a storage as a row of places. */
export interface TensorGrid {
  name: string;
  shape: number[];
  blocks: GridBlock[];
  /** How many matrices, or places of the storage, are left out. */
  hidden: number;
  dtype?: string;
  /** The shape to which a broadcast operand is stretched. */
  stretched?: number[];
  storage?: StoragePlace[];
}

/** One element of the result, with what it comes from. */
export interface FormulaStep {
  /** In reading order of the result. */
  place: number;
  /** For each grid, the places of the elements that went in. */
  sources: number[][];
  text: string;
  arrows?: StrideArrow[];
}

/** Tensors side by side, in which a student steps from element to element of the result. */
export interface TensorPictureData {
  /** What the picture shows, in a sentence or two. */
  description: string;
  /** A colour for each axis, outermost first. */
  axes: string[];
  grids: TensorGrid[];
  /** Between the grids. */
  signs: string[];
  steps: FormulaStep[];
  layout: "row" | "corner" | "memory";
  /** The number of the grid that is stepped through. */
  result: number;
  /** The number of the grid that shows the storage of the result. */
  storage?: number;
}

// train.py
/** Losses and main metric by the name of their column in the history, such as ``train_loss``. */
export type ReadOuts = Record<string, number | null>;

/** How far a run is, and what it does. */
export interface RunProgress {
  /** Epochs trained when the state that is shown was reached. */
  epoch: number;
  /** Epochs that the run trains at most. */
  epochs: number;
  step: number;
  /** Epochs trained altogether. */
  present: number;
  /** An earlier epoch than the present one is shown. */
  past: boolean;
  /** Checkpoints that are stored. */
  checkpoints: number;
  maxCheckpoints: number;
  /** The epoch with the lowest watched loss; negative where there is none. */
  best: number;
  /** Steps a second. */
  speed: number;
  /** Seconds that the run still needs. */
  left: number | null;
  playing: boolean;
  ready: boolean;
  message: string;
  /** The message is about a failure. */
  bad: boolean;
}

/** A pair of axes. */
export interface CurvePanel {
  title: string;
  /** Columns of the history that the panel draws. */
  names: string[];
  scale: "positive" | "log" | "number" | "share";
}

/** Columns of a history over its epochs. */
export interface CurveLines {
  epochs: number[];
  values: Record<string, (number | null)[]>;
}

/** The points of the curves that are new since the last message. */
export interface CurvePoints extends CurveLines {
  /** These are the whole curves, not only what is new. */
  fresh: boolean;
  /** Row of the history at which the points begin: a view that has fewer rows has missed some. */
  first: number;
  /** Rows of the history after these points. */
  next: number;
  chart?: string;
  /** The axes from top to bottom; ``chart`` and ``panels`` come with fresh points only. */
  panels?: CurvePanel[];
}

/** The inputs, the neurons of a hidden layer, or the outputs. */
export interface NetworkColumn {
  title: string;
  units: number;
  /** The rows that are drawn. */
  shown: number[];
  activation?: string;
  /** Of the rows that are drawn. */
  names?: string[];
}

/** The most that a network may have. */
export interface NetworkLimits {
  layers: number;
  units: number;
}

/** A network from its inputs to its outputs, sent once. */
export interface NetworkLayout {
  columns: NetworkColumn[];
  editable: boolean;
  bias: boolean;
  limits: NetworkLimits;
  /** Name and title of what can be chosen. */
  activations: string[][];
  /** What a neuron shows: its output over the plane or over the axis, or its weights as an image or as bars. */
  picture: "map" | "curve" | "image" | "bars";
  imageShape: number[];
}

/** Weights and biases of the neurons drawn of a layer, row by row, with their gradients. */
export interface LayerNumbers {
  units: number;
  weights?: (number | null)[];
  gradients?: (number | null)[];
  bias?: (number | null)[];
  biasGradients?: (number | null)[];
}

/** The numbers of a network at the state that is shown. */
export interface NetworkNumbers {
  layers: LayerNumbers[];
  /** Dead neurons of each layer. */
  dead: number[];
  /** Outputs of the neurons of each column, from -127 to 127, base64 of signed bytes. */
  maps?: string[];
  /** Places along a side of a map. */
  side?: number;
  /** Weights of the first layer as images, likewise. */
  images?: string;
}

/** Histograms of a layer over the time of the run. */
export interface HistogramImages {
  epochs: number[];
  layer: number;
  layers: number;
  /** An image by what is counted: base64 of bytes, a column of bins for each epoch. */
  images: Record<string, string>;
  titles: Record<string, string>;
  bins: number;
  dead: number[];
}

/** The line about the pinned run. */
export interface PinnedSummary {
  words: string;
  playing: boolean;
  over: boolean;
}

/** What is new of a run. The view shows it; what a message leaves out stays as it is. */
export interface LiveData {
  /** Number of the start of the run: another number is another run. */
  generation: number;
  state: RunProgress;
  read: ReadOuts;
  curves: CurvePoints;
  pinnedSummary?: PinnedSummary;
  style?: PictureStyle;
  layout?: NetworkLayout;
  /** The curves of the pinned run. */
  pinned?: CurveLines | null;
  setting?: PictureSetting;
  /** Which picture of the model's predictions is open. */
  tab?: string;
  picture?: PictureData;
  network?: NetworkNumbers;
  histograms?: HistogramImages | null;
}

/** Show another picture, another chart, or the histograms of another layer. */
export interface SelectAction {
  do: "select";
  tab?: string;
  chart?: string;
  layer?: number;
}

/** Put two features, or the principal components, on the axes of the plane. */
export interface AxesAction {
  do: "axes";
  axes: [number, number] | null;
}

/** Rewind to an earlier epoch, or return to the present one. */
export interface RewindAction {
  do: "rewind";
  epoch: number;
}

/** Set a weight, or a bias, which has no source. */
export interface WeightAction {
  do: "weight";
  layer: number;
  unit: number;
  source: number | null;
  value: number;
}

/** Change the hidden layers: neurons, activation, and the number of the present layer whose other values stay. */
export interface LayersAction {
  do: "layers";
  layers: ([number, string, number | null])[];
}

/** Play the run and the pinned run together, or pause the pinned one. */
export interface PlayBothAction {
  do: "play_both";
}

/** Request everything again, because points are missing. */
export interface ResendAction {
  do: "resend";
}

export type LiveAction =
  | SelectAction
  | AxesAction
  | RewindAction
  | WeightAction
  | LayersAction
  | PlayBothAction
  | ResendAction;

/** A data set with its picture. */
export interface DatasetItem {
  name: string;
  label: string;
  advice: string;
  svg: string;
}

/** The data sets to choose from. */
export interface DatasetChooserData {
  label: string;
  items: DatasetItem[];
  chosen: string;
}
