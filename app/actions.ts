"use server";

import { readAction, writeAction } from "../lib/actions/action-client.ts";
import { FileFacetsInput, FilesChosenInput, FileUpdateInput } from "../lib/contracts/files.ts";
import { MarkdownInput } from "../lib/contracts/markdown.ts";
import { RunFacetsInput, RunUpdateInput } from "../lib/contracts/runs.ts";
import { SavedViewCreateInput, SavedViewRef, SavedViewUpdateInput } from "../lib/contracts/saved-views.ts";
import { RecordsTagInput, TagInput } from "../lib/contracts/tags.ts";
import {
	TransformCreateInput,
	TransformFacetsInput,
	TransformUpdateInput,
} from "../lib/contracts/transforms.ts";
import { UserFacetsInput } from "../lib/contracts/users.ts";
import { ExampleInput, loadExample } from "../lib/services/example/load-example.ts";
import { archiveChosenFiles, archiveFiles } from "../lib/services/files/archive-files.ts";
import { deleteChosenFiles } from "../lib/services/files/delete-files.ts";
import { listFileFacets } from "../lib/services/files/file-facets.ts";
import { registerUpload, UploadInput } from "../lib/services/files/register-upload.ts";
import { restoreChosenFiles, restoreFiles } from "../lib/services/files/restore-files.ts";
import { updateFile } from "../lib/services/files/update-file.ts";
import { showMarkdown } from "../lib/services/markdown/show-markdown.ts";
import { listRunFacets } from "../lib/services/runs/run-facets.ts";
import { updateRun } from "../lib/services/runs/update-run.ts";
import { createSavedView } from "../lib/services/saved-views/create-saved-view.ts";
import { deleteSavedView } from "../lib/services/saved-views/delete-saved-view.ts";
import { updateSavedView } from "../lib/services/saved-views/update-saved-view.ts";
import { addTag } from "../lib/services/tags/add-tag.ts";
import { removeTag } from "../lib/services/tags/remove-tag.ts";
import { tagRecords } from "../lib/services/tags/tag-records.ts";
import { untagRecords } from "../lib/services/tags/untag-records.ts";
import { createTransform } from "../lib/services/transforms/create-transform.ts";
import { listTransformFacets } from "../lib/services/transforms/transform-facets.ts";
import { updateTransform } from "../lib/services/transforms/update-transform.ts";
import { listUserFacets } from "../lib/services/users/user-facets.ts";

export const fileFacetsAction = readAction(FileFacetsInput, listFileFacets);
export const runFacetsAction = readAction(RunFacetsInput, listRunFacets);
export const transformFacetsAction = readAction(TransformFacetsInput, listTransformFacets);
export const userFacetsAction = readAction(UserFacetsInput, listUserFacets);
export const updateTransformAction = writeAction(TransformUpdateInput, updateTransform);
export const createTransformAction = writeAction(TransformCreateInput, createTransform);
export const updateRunAction = writeAction(RunUpdateInput, updateRun);
export const updateFileAction = writeAction(FileUpdateInput, updateFile);
export const createViewAction = writeAction(SavedViewCreateInput, createSavedView);
export const updateViewAction = writeAction(SavedViewUpdateInput, updateSavedView);
export const deleteViewAction = writeAction(SavedViewRef, deleteSavedView);
export const archiveChosenAction = writeAction(FilesChosenInput, archiveChosenFiles);
export const restoreChosenAction = writeAction(FilesChosenInput, restoreChosenFiles);
export const deleteChosenAction = writeAction(FilesChosenInput, deleteChosenFiles);
export const tagRecordsAction = writeAction(RecordsTagInput, tagRecords);
export const untagRecordsAction = writeAction(RecordsTagInput, untagRecords);
export const archiveFilesAction = writeAction(FilesChosenInput, archiveFiles);
export const restoreFilesAction = writeAction(FilesChosenInput, restoreFiles);
export const addTagAction = writeAction(TagInput, addTag);
export const removeTagAction = writeAction(TagInput, removeTag);
export const showMarkdownAction = readAction(MarkdownInput, showMarkdown);
export const registerUploadAction = writeAction(UploadInput, registerUpload);
export const loadExampleAction = writeAction(ExampleInput, loadExample);
