"use server";

import { readAction, writeAction } from "../lib/actions/action-client.ts";
import { registerUpload, UploadInput } from "../lib/actions/register-upload.ts";
import { FileUidsInput, FileUpdateInput } from "../lib/contracts/files.ts";
import { RunUpdateInput } from "../lib/contracts/runs.ts";
import { SearchInput } from "../lib/contracts/search.ts";
import { TagInput } from "../lib/contracts/tags.ts";
import { TransformCreateInput, TransformUpdateInput } from "../lib/contracts/transforms.ts";
import { archiveFiles } from "../lib/services/files/archive-files.ts";
import { restoreFiles } from "../lib/services/files/restore-files.ts";
import { updateFile } from "../lib/services/files/update-file.ts";
import { updateRun } from "../lib/services/runs/update-run.ts";
import { searchAll } from "../lib/services/search/search-all.ts";
import { addTag } from "../lib/services/tags/add-tag.ts";
import { removeTag } from "../lib/services/tags/remove-tag.ts";
import { createTransform } from "../lib/services/transforms/create-transform.ts";
import { updateTransform } from "../lib/services/transforms/update-transform.ts";

export const searchAction = readAction(SearchInput, searchAll);
export const updateTransformAction = writeAction(TransformUpdateInput, updateTransform);
export const createTransformAction = writeAction(TransformCreateInput, createTransform);
export const updateRunAction = writeAction(RunUpdateInput, updateRun);
export const updateFileAction = writeAction(FileUpdateInput, updateFile);
export const archiveFilesAction = writeAction(FileUidsInput, archiveFiles);
export const restoreFilesAction = writeAction(FileUidsInput, restoreFiles);
export const addTagAction = writeAction(TagInput, addTag);
export const removeTagAction = writeAction(TagInput, removeTag);
export const registerUploadAction = writeAction(UploadInput, registerUpload);
