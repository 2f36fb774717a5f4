interface ChoiceProps<T extends string> {
  name: string;
  label: string;
  value: T;
  options: readonly [T, string][];
  choose: (value: T) => void;
}

/** One of a few ways to see the same. */
export function Choice<T extends string>({ name, label, value, options, choose }: ChoiceProps<T>) {
  return (
    <fieldset class="choice">
      <legend class="hidden">{label}</legend>
      {options.map(([each, text]) => (
        <label key={each}>
          <input type="radio" name={name} checked={each === value} onChange={() => choose(each)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
