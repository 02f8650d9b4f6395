/** `winnow extract`. */
import { Command } from 'commander';

export const command = new Command('extract');
