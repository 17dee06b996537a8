/**
 * What Streamlit hands to the `render` function of a component at every update.
 *
 * `Data` is the message from Python. `Triggers` names the values that go to Python once (an action of the user), `States`
 * those that stay until they change (a choice).
 */
export interface Component<Data, Triggers extends object = {}, States extends object = {}> {
  data: Data;
  key: string;
  name: string;
  parentElement: HTMLElement | ShadowRoot;
  setTriggerValue<Name extends keyof Triggers>(name: Name, value: Triggers[Name]): void;
  setStateValue<Name extends keyof States>(name: Name, value: States[Name]): void;
}
