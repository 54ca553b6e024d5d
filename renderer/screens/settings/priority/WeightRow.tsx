/** One weight: a slider for the feel, a number for the exact value, and what it does in plain words. */
import { NumberInput, Slider, Text } from '@mantine/core';
import classes from '../settings.module.css';

interface WeightRowProps {
  readonly label: string;
  readonly hint: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

export function WeightRow({ label, hint, unit, min, max, value, onChange }: WeightRowProps) {
  return (
    <div className={classes.weight}>
      <div>
        <Text fw={600}>{label}</Text>
        <Text size="sm">{hint}</Text>
      </div>
      <Slider
        thumbLabel={label}
        label={(shown) => `${shown} ${unit}`}
        min={min}
        max={max}
        value={Math.min(max, Math.max(min, value))}
        onChange={onChange}
      />
      <NumberInput
        aria-label={`${label} (${unit})`}
        suffix={` ${unit}`}
        decimalScale={1}
        value={value}
        onChange={(typed) => {
          if (typeof typed === 'number') onChange(typed);
        }}
      />
    </div>
  );
}
