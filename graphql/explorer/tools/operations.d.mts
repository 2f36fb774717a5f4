export const FOLDER: string;
export function files(): string[];
export function textOf(file: string): string;
